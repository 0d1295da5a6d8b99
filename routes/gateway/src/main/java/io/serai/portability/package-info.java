/** What becomes of a request at each provider of a chain, so that prompts fare alike at all. */
@NullMarked
package io.serai.portability;

import org.jspecify.annotations.NullMarked;
