package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An answer that cannot be delivered is paid for once, told of, and left to an operator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplyTroubleIT {
    private static final int NEIGHBOURS = 5;

    private final StandIn first = StandIn.openai("first").answerSize(10_000).start();
    private Serai serai;

    @BeforeAll
    void start() {
        serai = Serai.with(first).responseTimeout("30s").start();
    }

    @AfterAll
    void stop() {
        serai.close();
    }

    @Test
    void anAnswerTooLargeForItsTopicFailsWithWhatItCost() {
        String small = serai.replies() + ".small";
        serai.client().createTopic(small, 1, Map.of("max.message.bytes", "3000"));

        String source = serai.ask("large", Map.of("serai-reply-to", small));
        List<String> neighbours = askNeighbours("beside-large");

        Reply reply = new Inbox(serai.client(), small).replyTo(source).reply();
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.error().orElseThrow().code()).isEqualTo("reply_too_large");
        assertThat(reply.error().orElseThrow().deadLetter()).isTrue();
        assertThat(reply.usage()).isPresent();
        assertThat(reply.attempts()).hasSize(1);
        assertGivenUpOnce(source, "large", "reply_too_large");
        assertAnswered(neighbours);
    }

    @Test
    void aReplyTopicThatIsGoneIsReplacedByTheTeams() {
        String gone = serai.replies() + ".gone";
        serai.client().createTopic(gone, 1, Map.of());
        first.behaveFor("gone", new Behaviour.Answers(Latency.of(Duration.ofSeconds(5))));

        String source = serai.ask("gone", Map.of("serai-reply-to", gone));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> first.callsByMarker().containsKey("gone"));
        serai.client().deleteTopic(gone);
        List<String> neighbours = askNeighbours("beside-gone");

        Reply reply = serai.inbox().replyTo(source).reply();
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.error().orElseThrow().code()).isEqualTo("reply_undeliverable");
        assertThat(reply.error().orElseThrow().deadLetter()).isTrue();
        assertThat(reply.usage()).isPresent();
        assertThat(reply.attempts()).hasSize(1);
        assertGivenUpOnce(source, "gone", "reply_undeliverable");
        assertAnswered(neighbours);
    }

    private List<String> askNeighbours(String marker) {
        return IntStream.range(0, NEIGHBOURS).mapToObj(i -> serai.ask(marker + i)).toList();
    }

    private void assertAnswered(List<String> sources) {
        assertThat(sources)
                .allSatisfy(source ->
                        assertThat(serai.inbox().replyTo(source).reply().outcome())
                                .isEqualTo("completed"));
    }

    private void assertGivenUpOnce(String source, String marker, String reason) {
        assertThat(first.callsByMarker()).containsEntry(marker, 1);
        assertThat(serai.deadLetters())
                .filteredOn(letter -> Client.header(letter, "serai-state-source").equals(source))
                .singleElement()
                .satisfies(letter ->
                        assertThat(Client.header(letter, "serai-state-reason")).isEqualTo(reason));
    }
}
