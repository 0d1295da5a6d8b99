package io.serai.operator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever ends a command into one sentence and an exit code. */
public final class OperatorErrors
        implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** Sets both handlers on a command and all below it. */
    public static CommandLine on(CommandLine command) {
        OperatorErrors errors = new OperatorErrors();
        return command.setExecutionExceptionHandler(errors).setParameterExceptionHandler(errors);
    }

    private record Ending(String sentence, int exitCode) {}

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println(command.getCommandSpec().qualifiedName() + " --help says more.");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        Throwable cause = cause(e);
        Ending ending = ending(cause, servers(command));
        if (ending.sentence().isEmpty()) {
            command.getErr().println("This should not happen, please report it:");
            cause.printStackTrace(command.getErr());
        } else {
            command.getErr().println(Printable.block(ending.sentence()));
        }
        return ending.exitCode();
    }

    private static Throwable cause(Throwable e) {
        boolean wrapper =
                e instanceof ExecutionException
                        || e instanceof CompletionException
                        || e.getClass() == KafkaException.class;
        return wrapper && e.getCause() != null ? cause(e.getCause()) : e;
    }

    private static String servers(CommandLine command) {
        return Stream.<CommandLine>iterate(command, Objects::nonNull, CommandLine::getParent)
                .flatMap(each -> each.getMixins().values().stream())
                .map(mixin -> mixin instanceof ConnectionOptions it ? it.used() : "")
                .filter(used -> !used.isEmpty())
                .findFirst()
                .orElse("the configured address");
    }

    private static Ending ending(Throwable cause, String servers) {
        return switch (cause) {
            case OperatorException e -> new Ending(String.valueOf(e.getMessage()), e.exitCode());
            case ConfigException e ->
                    new Ending(
                            "Kafka at " + servers + " cannot be used: " + Reason.of(e),
                            ExitCode.USAGE);
            case FileSystemException e -> new Ending(file(e), ExitCode.USAGE);
            case IOException e -> new Ending("Cannot be read: " + Reason.of(e), ExitCode.USAGE);
            case InterruptedException _, InterruptException _ ->
                    new Ending("Interrupted.", ExitCode.SOFTWARE);
            case KafkaException e -> new Ending(kafka(e, servers), ExitCode.SOFTWARE);
            default -> new Ending("", ExitCode.SOFTWARE);
        };
    }

    private static String file(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException _ -> "There is no file " + e.getFile() + ".";
            case AccessDeniedException _ -> "The file " + e.getFile() + " may not be read.";
            default -> "The file " + e.getFile() + " cannot be read: " + e.getReason();
        };
    }

    private static String kafka(KafkaException e, String servers) {
        return switch (e) {
            case TimeoutException _ -> "Kafka does not answer at " + servers + ": " + Reason.of(e);
            case AuthenticationException _ ->
                    "Kafka at " + servers + " refuses who we say we are: " + Reason.of(e);
            case TopicAuthorizationException it ->
                    "Kafka does not allow us the topics "
                            + String.join(", ", it.unauthorizedTopics())
                            + ": an ACL is missing.";
            case AuthorizationException _ ->
                    "Kafka does not allow it, an ACL is missing: " + Reason.of(e);
            case RecordTooLargeException _ ->
                    "A record is larger than its topic allows (max.message.bytes): " + Reason.of(e);
            case ProducerFencedException _, InvalidProducerEpochException _ ->
                    "Another replay began and took over. What this one had sent is marked as"
                            + " replayed; the same command again sends nothing twice.";
            default -> "Kafka at " + servers + ": " + Reason.of(e);
        };
    }
}
