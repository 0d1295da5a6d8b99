package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import io.serai.standins.StandIn;
import io.serai.system.clients.SpringClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/** Spring's request and reply over Kafka works with Serai as it is. */
class SpringClientIT {
    @Test
    void eachCallerGetsTheAnswerToItsOwnRequest() throws Exception {
        try (Serai serai = Serai.with(StandIn.openai("gpt").start()).start()) {
            var template = SpringClient.template(Broker.servers(), serai.replies());
            template.start();
            try {
                assertThat(template.waitForAssignment(Duration.ofSeconds(30))).isTrue();
                assertThatEachIsAnswered(template, serai);
            } finally {
                template.destroy();
            }
        }
    }

    private static void assertThatEachIsAnswered(
            ReplyingKafkaTemplate<String, String, String> template, Serai serai) throws Exception {
        List<CompletableFuture<String>> asked =
                IntStream.range(0, 20)
                        .mapToObj(number ->
                                SpringClient.ask(
                                        template, serai.requests(), named("request-" + number)))
                        .toList();
        for (int number = 0; number < asked.size(); number++) {
            Reply reply = reply(asked.get(number).get(30, TimeUnit.SECONDS));
            assertThat(reply.outcome()).isEqualTo("completed");
            assertThat(reply.id()).isEqualTo("request-" + number);
        }
    }

    private static String named(String id) {
        return Serai.prompt(id)
                .stripTrailing()
                .replaceFirst("}$", ", \"serai\": {\"id\": \"" + id + "\"}}");
    }

    private static Reply reply(String value) {
        return ReplyCodec.decode(Client.bytes(value)).orElseThrow();
    }
}
