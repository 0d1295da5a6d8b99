package io.serai.operator;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, in one sentence: exit code 2 is how it was asked, 1 what happened then. */
public final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private PlainErrors() {}

    /** To be called when all subcommands are known. */
    public static CommandLine on(CommandLine line) {
        var errors = new PlainErrors();
        return line.setExecutionExceptionHandler(errors).setParameterExceptionHandler(errors);
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
        line.getErr().println(sentence(problem));
        return ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        var line = problem.getCommandLine();
        line.getErr().println(problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, line.getErr())) {
            line.getErr().println("see " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    private static String sentence(Exception problem) {
        var message = problem.getMessage();
        return message == null ? problem.toString() : message;
    }
}
