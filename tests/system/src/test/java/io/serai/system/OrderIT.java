package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of an ordered team are answered in the order of their key, in an outage too. */
class OrderIT {
    private static final String ORDERED = "ordered";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StandIn provider = StandIn.openai("only").start();
    private Serai serai;
    private Inbox inbox;

    @BeforeEach
    void start() {
        serai = Serai.with(provider).team(ORDERED, "ordered: true").start();
        inbox = new Inbox(serai.client(), serai.replies(ORDERED));
    }

    @AfterEach
    void stop() {
        serai.close();
    }

    /** Its id tells its key and its place. */
    private void askOrdered(int key, int place, Map<String, String> headers) {
        String id = "k" + key + "." + place;
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("serai-id", id);
        byte[] value = Client.bytes(Serai.prompt(id));
        serai.client().send(serai.requests(ORDERED), "k" + key, value, all);
    }

    private void askOrdered(int keys, int each) {
        for (int place = 0; place < each; place++) {
            for (int key = 0; key < keys; key++) {
                askOrdered(key, place, Map.of());
            }
        }
    }

    private void awaitReplies(int count) {
        await().atMost(PATIENCE).until(() -> inbox.all().size() >= count);
    }

    private void assertInOrder(int keys, int each) {
        Map<String, List<String>> byKey =
                inbox.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        received ->
                                                new String(
                                                        received.record().key(),
                                                        StandardCharsets.UTF_8),
                                        Collectors.mapping(
                                                received -> received.reply().id(),
                                                Collectors.toList())));
        assertThat(byKey).hasSize(keys);
        byKey.forEach((key, ids) ->
                assertThat(ids)
                        .containsExactlyElementsOf(
                                IntStream.range(0, each)
                                        .mapToObj(place -> key + "." + place)
                                        .toList()));
    }

    private List<Reply> answers() {
        return inbox.all().stream().map(Inbox.Received::reply).toList();
    }

    @Test
    void answersOfAKeyComeInItsOrderHoweverLongEachTakes() {
        provider.behave(
                new Behaviour.Answers(
                        new Latency.Uniform(Duration.ofMillis(10), Duration.ofMillis(500))));
        askOrdered(8, 6);
        awaitReplies(48);
        assertInOrder(8, 6);
        assertThat(answers()).allMatch(reply -> reply.outcome().equals("completed"));
        assertThat(provider.calls()).isEqualTo(48);
    }

    @Test
    void anotherTeamIsAnsweredAsBefore() {
        provider.behaveFor("slow", new Behaviour.Answers(Latency.of(Duration.ofMillis(1500))));
        askOrdered(1, 2);
        String slow = send("slow");
        String quick = send("quick");
        serai.inbox().replyTo(quick);
        assertThat(serai.inbox().of(slow)).isEmpty();
        serai.inbox().replyTo(slow);
    }

    private String send(String marker) {
        byte[] value = Client.bytes(Serai.prompt(marker));
        return serai.client().send(serai.requests(), "one-key", value, Map.of());
    }

    @Test
    void inAnOutageTheyWaitWhereTheyAreAndAreAnsweredInOrder() {
        askOrdered(6, 1);
        awaitReplies(6);
        provider.behave(new Behaviour.Down());
        for (int place = 1; place < 5; place++) {
            for (int key = 0; key < 6; key++) {
                askOrdered(key, place, Map.of("serai-notify", "parked"));
            }
        }
        String other = serai.ask("parks");
        await().atMost(PATIENCE).until(() -> serai.client().count(serai.parked()) > 0);
        assertThat(inbox.all()).hasSize(6);

        provider.behave(new Behaviour.Answers());
        awaitReplies(30);
        assertInOrder(6, 5);
        assertThat(answers()).allMatch(reply -> reply.outcome().equals("completed"));
        serai.inbox().replyTo(other, PATIENCE);
        assertThat(serai.client().read(serai.parked()))
                .as("ordered requests are not parked")
                .allMatch(record -> Client.header(record, "serai-state-source").equals(other));
        assertThat(provider.callsByMarker()).allSatisfy((_, calls) -> assertThat(calls).isOne());
        List<Reply> waited = answers().stream().filter(reply -> reply.id().endsWith(".1")).toList();
        assertThat(waited).allMatch(reply -> reply.parked().isPositive());
        assertThat(waited)
                .as("the attempts before the wait are told")
                .anyMatch(reply -> reply.attempts().size() > 1);
    }

    @Test
    void whatExpiresInAnOutageIsAnsweredInOrderAndLetsTheNextGoOn() {
        provider.behave(new Behaviour.Down());
        for (int place = 0; place < 12; place++) {
            askOrdered(0, place, Map.of("serai-ttl", "6s"));
        }
        askOrdered(0, 12, Map.of());
        awaitReplies(12);
        assertThat(answers())
                .allMatch(reply -> reply.outcome().equals("failed"))
                .allMatch(reply -> reply.error().orElseThrow().code().equals("expired"))
                .allMatch(reply -> reply.error().orElseThrow().deadLetter());
        assertThat(serai.client().count(serai.parked())).isZero();

        provider.behave(new Behaviour.Answers());
        awaitReplies(13);
        assertThat(answers().getLast().outcome()).isEqualTo("completed");
        assertInOrder(1, 13);
    }
}
