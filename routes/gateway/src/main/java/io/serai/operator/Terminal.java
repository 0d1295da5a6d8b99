package io.serai.operator;

import java.io.Console;
import java.io.InputStream;
import java.util.Optional;

/** Where a command is typed. {@code interactive}: somebody watches its output as it comes. */
public record Terminal(InputStream in, boolean interactive) {
    /** The one this process was started from. */
    public static Terminal ofProcess() {
        boolean watched =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Terminal(System.in, watched);
    }
}
