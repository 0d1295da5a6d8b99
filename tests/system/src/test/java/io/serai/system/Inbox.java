package io.serai.system;

import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A reply topic as its reader sees it. */
record Inbox(Client client, String topic) {
    /** A reply and the record it came in. */
    record Received(ConsumerRecord<byte[], byte[]> record, Reply reply) {
        String header(String name) {
            return Client.header(record, name);
        }

        boolean terminal() {
            return reply.terminal();
        }

        String source() {
            return header("serai-source");
        }
    }

    List<Received> all() {
        return client.read(topic).stream()
                .map(record ->
                        new Received(record, ReplyCodec.decode(record.value()).orElseThrow()))
                .toList();
    }

    /** What has come for the request of this source, notices among it. */
    List<Received> of(String source) {
        return of(List.of(source));
    }

    List<Received> of(List<String> sources) {
        return all().stream().filter(received -> sources.contains(received.source())).toList();
    }

    /** Waits for the terminal reply to the request of this source. */
    Received replyTo(String source) {
        return replyTo(source, Duration.ofMinutes(1));
    }

    Received replyTo(String source, Duration within) {
        return await("the reply to " + source)
                .atMost(within)
                .until(() -> terminal(source), found -> !found.isEmpty())
                .getFirst();
    }

    private List<Received> terminal(String source) {
        return of(source).stream().filter(received -> received.reply().terminal()).toList();
    }
}
