/** HTTP servers on loopback that behave like AI providers, well or badly, on cue. */
@NullMarked
package io.serai.standins;

import org.jspecify.annotations.NullMarked;
