/** Google's Vertex AI: Gemini and Claude behind Google's own access control. */
@NullMarked
package io.serai.provider.vertex;

import org.jspecify.annotations.NullMarked;
