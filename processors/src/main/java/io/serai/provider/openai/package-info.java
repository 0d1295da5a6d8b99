/** OpenAI's Chat Completions, and every server that speaks it. */
@NullMarked
package io.serai.provider.openai;

import org.jspecify.annotations.NullMarked;
