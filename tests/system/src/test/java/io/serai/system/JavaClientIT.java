package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import io.serai.standins.StandIn;
import io.serai.system.clients.JavaClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A team that knows Kafka's own clients and the README gets its answer. */
class JavaClientIT {
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theReadmesClientIsAnswered() throws Exception {
        try (Serai serai = Serai.with(StandIn.openai("gpt").start()).start()) {
            String source =
                    JavaClient.send(
                            Broker.servers(),
                            serai.requests(),
                            "order-4711",
                            Serai.prompt("java-client"));
            var answer = new CompletableFuture<ConsumerRecord<String, String>>();

            JavaClient.read(Broker.servers(), serai.replies(), answer::complete);

            var record = answer.get(1, TimeUnit.SECONDS);
            assertThat(record.key()).isEqualTo("customer-7");
            assertThat(header(record, "serai-id")).isEqualTo("order-4711");
            assertThat(header(record, "serai-source")).isEqualTo(source);
            assertThat(header(record, "serai-outcome")).isEqualTo("completed");
            Reply reply = ReplyCodec.decode(Client.bytes(record.value())).orElseThrow();
            assertThat(reply.provider()).contains("gpt");
            assertThat(reply.text()).isPresent();
            assertThat(reply.total()).isLessThan(Duration.ofMinutes(1));
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
