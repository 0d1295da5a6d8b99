package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.Reply;
import io.serai.processor.DeadLetters;
import io.serai.standins.StandIn;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests as large as they may be, which are larger once they are given up. */
class LargestRecordsIT {
    private static final int MIB = 1024 * 1024;

    @Test
    void theLargestRequestHasItsDeadLetter() {
        try (Serai serai = Serai.with(StandIn.openai("first").start()).start()) {
            String source = send(serai, MIB);

            Reply reply = serai.inbox().replyTo(source).reply();
            assertThat(reply.error().orElseThrow().code()).isEqualTo("undecodable");
            assertThat(reply.error().orElseThrow().deadLetter()).isTrue();
            assertThat(serai.deadLettersOf(source)).hasSize(1);
        }
    }

    /** The topic is older than the limit of requests. */
    @Test
    void whatTheDeadLetterTopicDoesNotTakeIsAnswered() {
        StandIn provider = StandIn.openai("first").start();
        try (Serai serai = Serai.with(provider).limits("  request-bytes: 4MiB\n").start()) {
            serai.client()
                    .setTopic(DeadLetters.TOPIC, "max.message.bytes", String.valueOf(2 * MIB));

            String source = send(serai, 3 * MIB);
            String next = serai.ask("after-it");

            Reply reply = serai.inbox().replyTo(source).reply();
            assertThat(reply.error().orElseThrow().code()).isEqualTo("undecodable");
            assertThat(reply.error().orElseThrow().deadLetter()).isFalse();
            assertThat(reply.error().orElseThrow().message())
                    .contains("its dead letter could not be written: Topic ai.dead-letters");
            assertThat(serai.deadLettersOf(source)).isEmpty();
            assertThat(serai.inbox().replyTo(next).reply().outcome()).isEqualTo("completed");
        }
    }

    private static String send(Serai serai, int bytes) {
        return serai.client()
                .send(serai.requests(), "large", Client.bytes("x".repeat(bytes)), Map.of());
    }
}
