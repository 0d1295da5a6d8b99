package io.serai.operator;

import picocli.CommandLine.ExitCode;

/** Ends a command: the message is the one sentence its operator reads. */
public final class OperatorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private OperatorException(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** The command line or a file it names is wrong; nothing was done. */
    public static OperatorException usage(String sentence) {
        return new OperatorException(sentence, ExitCode.USAGE);
    }

    /** What was asked cannot be done, or not in full. */
    public static OperatorException failed(String sentence) {
        return new OperatorException(sentence, ExitCode.SOFTWARE);
    }

    int exitCode() {
        return exitCode;
    }
}
