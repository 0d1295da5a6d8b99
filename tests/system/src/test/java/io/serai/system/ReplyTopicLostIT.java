package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyTopicLostIT {
    /** What was paid for waits; nobody is called again, and others are answered. */
    @Test
    void aTeamsOwnTopicThatIsGoneIsWaitedFor() {
        StandIn provider = StandIn.openai("own").start();
        try (Serai own = Serai.with(provider).team("red", "").start()) {
            own.client().deleteTopic(own.replies());
            String source = own.ask("gone");
            await().atMost(Duration.ofMinutes(2)).until(() -> provider.answers() == 1);
            String neighbour =
                    own.client()
                            .send(
                                    own.requests("red"),
                                    "beside",
                                    Client.bytes(Serai.prompt("beside")),
                                    Map.of());
            new Inbox(own.client(), own.replies("red")).replyTo(neighbour);
            await().atMost(Duration.ofMinutes(2))
                    .during(Duration.ofSeconds(5))
                    .until(() -> provider.callsByMarker().get("gone") == 1);
            own.client().createTopic(own.replies(), 4, Map.of());

            Reply reply = own.inbox().replyTo(source).reply();
            assertThat(reply.outcome()).isEqualTo("failed");
            assertThat(reply.error().orElseThrow().code()).isEqualTo("reply_undeliverable");
            assertThat(reply.usage()).isPresent();
            assertThat(provider.callsByMarker()).containsEntry("gone", 1);
            assertThat(own.deadLettersOf(source)).hasSize(1);
        }
    }
}
