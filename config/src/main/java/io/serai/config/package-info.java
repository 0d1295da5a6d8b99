/** How Serai is set: typed settings, read and checked from one file, all problems at once. */
@NullMarked
package io.serai.config;

import org.jspecify.annotations.NullMarked;
