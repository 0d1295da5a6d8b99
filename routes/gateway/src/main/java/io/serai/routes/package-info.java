/** How a request flows: one class per flow, and the error policy. */
@NullMarked
package io.serai.routes;

import org.jspecify.annotations.NullMarked;
