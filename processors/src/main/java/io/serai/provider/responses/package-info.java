/** OpenAI's Responses API: the table of models, the paths and the key are those of openai. */
@NullMarked
package io.serai.provider.responses;

import org.jspecify.annotations.NullMarked;
