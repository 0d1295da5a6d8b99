package io.serai.operator;

import io.serai.model.Durations;
import io.serai.model.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How the command line's words become values; what does not is refused with the rule. */
public final class Converters {
    private Converters() {}

    public static CommandLine on(CommandLine command) {
        return command.registerConverter(
                        Duration.class, text -> read(text, Durations::parse, Durations.RULE))
                .registerConverter(
                        BigDecimal.class,
                        text -> read(text, BigDecimal::new, "must be a number, such as 0.05"))
                .registerConverter(
                        Moment.class,
                        text ->
                                read(
                                        text,
                                        Moment::parse,
                                        "must be an instant, such as 2026-11-22T10:00:00Z, or how"
                                                + " long ago, such as 2h"))
                .registerConverter(
                        Rate.class,
                        text -> read(text, Rate::parse, "must be a rate, such as 10/s or 100/m"))
                .registerConverter(
                        Source.class,
                        text ->
                                read(
                                        text,
                                        Source::parse,
                                        "must be topic-partition-offset, such as ai.requests-0-42"));
    }

    private static <T> T read(String text, Function<String, T> reader, String rule) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new TypeConversionException(rule + ", is \"" + text + "\"");
        }
    }
}
