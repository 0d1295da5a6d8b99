package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.app.Instance;
import io.serai.app.Protocols;
import io.serai.app.Start;
import io.serai.config.ConfigLoader;
import io.serai.operator.DeadLettersCommand;
import io.serai.operator.SendCommand;
import io.serai.operator.Terminal;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import io.serai.system.Desk.Ran;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request is sent, given up, looked at, replayed and answered: only with commands. */
class OperatorRoundTripIT {
    private static final String REPLIES = "ai.replies.trip";

    private final StandIn provider = StandIn.openai("gpt").start();
    private Instance worker;

    @BeforeEach
    void start() {
        String yaml =
                """
                kafka: {bootstrap-servers: "%s", durability: single-node}
                worker: {id: trip, group-id-prefix: trip, commit-interval: 20ms, finish-timeout: 10s}
                management: {port: 0}
                topics: {request-partitions: 2, reply-partitions: 2, parked-partitions: 2}
                teams: {trip: {}}
                providers:
                  gpt: {protocol: openai, base-url: "%s", model: gpt-6-sol, key: "{{env:KEY}}"}
                chains: {trip: {tiers: [gpt]}}
                rules: [{name: all, chain: trip}]
                """
                        .formatted(Desk.connection().bootstrapServers(), provider.baseUrl());
        var loader =
                new ConfigLoader(
                        new Protocols(InstantSource.system(), new Random()),
                        _ -> Optional.of(StandIn.KEY));
        var settings = loader.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        worker = new Instance(settings, Start.FROM_BEGINNING);
        worker.start();
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
        provider.close();
    }

    @Test
    void whatWasGivenUpIsAnsweredAfterItsReplay() {
        provider.behave(new Behaviour.Fails(400));
        Ran sent = send("hello [[marker:trip]]");
        assertThat(sent.exitCode()).isOne();
        String source = Desk.header(replies().getFirst(), "serai-source");
        assertThat(sent.err()).contains("`serai dead-letters show " + source + "`");
        assertThat(deadLetters("show", source).out()).contains("Fault           refused");

        provider.behave(new Behaviour.Answers());
        assertThat(deadLetters("replay", source, "--execute").out())
                .contains(source + " sent as replay 1");

        await().atMost(Duration.ofMinutes(2)).until(() -> replies().size() == 2);
        assertThat(replies())
                .map(reply -> Desk.header(reply, "serai-outcome"))
                .containsExactlyInAnyOrder("failed", "completed");
        assertThat(replies())
                .map(reply -> Desk.header(reply, "serai-replay"))
                .containsExactlyInAnyOrder("0", "1");
        assertThat(replies()).allMatch(it -> Desk.header(it, "serai-source").equals(source));
        assertThat(send("and now? [[marker:again]]").exitCode()).isZero();
    }

    private static Ran send(String prompt) {
        var terminal = new Terminal(InputStream.nullInputStream(), false);
        return Desk.run(
                SendCommand.of(Desk::connection, terminal),
                "--prompt",
                prompt,
                "--topic",
                "ai.requests.trip",
                "--reply-to",
                REPLIES);
    }

    private static Ran deadLetters(String... arguments) {
        return Desk.run(DeadLettersCommand.of(Desk::connection, InstantSource.system()), arguments);
    }

    private static List<ConsumerRecord<byte[], byte[]>> replies() {
        return Desk.read(REPLIES);
    }
}
