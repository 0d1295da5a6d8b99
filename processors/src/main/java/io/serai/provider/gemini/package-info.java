/** Google's generateContent. */
@NullMarked
package io.serai.provider.gemini;

import org.jspecify.annotations.NullMarked;
