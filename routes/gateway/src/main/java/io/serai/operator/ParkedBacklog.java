package io.serai.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks for requests that wait in parked topics, also in those of chains that are configured no
 * more: nobody would ever answer them.
 */
public final class ParkedBacklog {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 150;

    private final Admin admin;
    private final Offsets offsets;
    private final Map<String, Object> properties;

    /** The properties are those of any Kafka client: where the brokers are and who we are. */
    public ParkedBacklog(Admin admin, Map<String, Object> properties) {
        this.admin = admin;
        this.offsets = new Offsets(admin);
        this.properties = Map.copyOf(properties);
    }

    /** That of every parked topic; a chain's group is the one that drains it. */
    public List<Backlog> all(UnaryOperator<String> groupOfChain) {
        return TopicSetup.names(admin).stream()
                .filter(name -> name.startsWith(TopicPlan.PARKED_PREFIX))
                .sorted()
                .map(topic -> backlog(topic, groupOfChain))
                .toList();
    }

    /** Whoever drains a topic has marks from its beginning on, see {@link GroupHistory#begin}. */
    private Backlog backlog(String topic, UnaryOperator<String> groupOfChain) {
        var group = groupOfChain.apply(new Backlog.Drained(topic).chain());
        boolean known = offsets.hasMarks(group);
        long records = unanswered(offsets.unread(topic, group));
        if (records == 0) {
            return known ? new Backlog.Drained(topic) : new Backlog.Unbegun(topic);
        }
        return known ? new Backlog.Waiting(topic, records) : new Backlog.Forgotten(topic);
    }

    private long unanswered(List<Span> unread) {
        var holding = unread.isEmpty() ? List.<Span>of() : holding(unread);
        return holding.stream().mapToLong(Span::length).sum();
    }

    /**
     * A span may hold nothing but the marks of transactions, so the first record of each is looked
     * for. The first record at or after a group's mark is unanswered, whatever is answered beyond
     * it. A partition that cannot be read in 30 s is taken to hold some.
     */
    private List<Span> holding(List<Span> unread) {
        List<Span> holding = new ArrayList<>();
        List<Span> open = new ArrayList<>(unread);
        try (var reader = reader()) {
            reader.assign(partitions(open));
            open.forEach(span -> reader.seek(span.partition(), span.from()));
            for (int polls = 0; polls < MOST_POLLS && !open.isEmpty(); polls++) {
                var found = reader.poll(POLL).partitions();
                open.stream().filter(s -> found.contains(s.partition())).forEach(holding::add);
                open.removeAll(holding);
                open.removeIf(span -> reader.position(span.partition()) >= span.to());
                reader.assign(partitions(open));
            }
        }
        holding.addAll(open);
        return holding;
    }

    private static List<TopicPartition> partitions(List<Span> spans) {
        return spans.stream().map(Span::partition).toList();
    }

    private Consumer<byte[], byte[]> reader() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(settings, bytes, bytes);
    }
}
