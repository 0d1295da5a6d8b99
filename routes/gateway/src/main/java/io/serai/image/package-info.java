/** Fetches images that prompts name by URL, as carefully as a URL of a stranger deserves. */
@NullMarked
package io.serai.image;

import org.jspecify.annotations.NullMarked;
