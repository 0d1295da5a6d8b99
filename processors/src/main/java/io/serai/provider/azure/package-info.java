/**
 * OpenAI's models on Azure: the same shape of request and answer, other addresses, key and faults.
 */
@NullMarked
package io.serai.provider.azure;

import org.jspecify.annotations.NullMarked;
