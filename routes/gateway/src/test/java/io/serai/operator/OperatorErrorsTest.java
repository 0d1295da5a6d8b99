package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class OperatorErrorsTest {
    private final StringWriter err = new StringWriter();

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a.json"), 2, "There is no file a.json."),
                Arguments.of(
                        new AccessDeniedException("a.json"), 2, "The file a.json may not be read."),
                Arguments.of(new IOException("is a folder"), 2, "Cannot be read: is a folder"),
                Arguments.of(OperatorException.usage("--ttl is wrong"), 2, "--ttl is wrong"),
                Arguments.of(
                        new KafkaException("no client", new ConfigException("no such host")),
                        2,
                        "Kafka at the configured address cannot be used: no such host"),
                Arguments.of(
                        new TimeoutException("no node"),
                        1,
                        "Kafka does not answer at the configured address: no node"),
                Arguments.of(
                        new BrokerNotAvailableException(""),
                        1,
                        "Kafka at the configured address: BrokerNotAvailableException"),
                Arguments.of(
                        new SaslAuthenticationException("bad password"),
                        1,
                        "Kafka at the configured address refuses who we say we are: bad password"),
                Arguments.of(
                        new TopicAuthorizationException(Set.of("ai.replays")),
                        1,
                        "Kafka does not allow us the topics ai.replays: an ACL is missing."),
                Arguments.of(
                        new KafkaException("error state", new ProducerFencedException("old")),
                        1,
                        "Another replay began and took over. What this one had sent is marked as"
                                + " replayed; the same command again sends nothing twice."));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void saysOneSentence(Exception reason, int exitCode, String sentence) {
        assertThat(
                        run(() -> {
                            throw reason;
                        }))
                .isEqualTo(exitCode);
        assertThat(err).hasToString(sentence + System.lineSeparator());
    }

    @Test
    void showsWhereABugIs() {
        assertThat(
                        run(() -> {
                            throw new IllegalStateException("impossible");
                        }))
                .isOne();
        assertThat(err.toString())
                .startsWith("This should not happen, please report it:")
                .contains("IllegalStateException: impossible", "at io.serai.operator");
    }

    @Test
    void saysWhereHelpIs() {
        assertThat(run(() -> 0, "--wrong")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("Unknown option: '--wrong'", "probe --help says more.");
    }

    private int run(Callable<Integer> action, String... arguments) {
        return OperatorErrors.on(new CommandLine(new ProbeCommand(action)))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Command(name = "probe")
    private record ProbeCommand(Callable<Integer> action) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return action.call();
        }
    }
}
