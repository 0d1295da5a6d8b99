/** Anthropic's Messages. */
@NullMarked
package io.serai.provider.anthropic;

import org.jspecify.annotations.NullMarked;
