package io.serai.outages;

import io.serai.codec.Reply;
import io.serai.model.ProviderId;
import io.serai.standins.demo.Mailbox;
import io.serai.standins.demo.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Three kinds of request at one gateway, which differ in how long they may wait. Their accounts
 * come from the replies alone.
 */
final class SeraiAsker implements Asker {
    private static final String REQUESTS = "ai.requests";
    private static final String REPLIES = "ai.replies";
    private static final Duration REHEARSAL_TTL = Duration.ofMinutes(1);

    private final Pace pace;
    private final Accounts accounts;
    private final Timeline timeline;
    private final KafkaProducer<String, String> producer;
    private final Mailbox mailbox;
    private final Map<Integer, Instant> dues = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger unsent = new AtomicInteger();

    SeraiAsker(String servers, Pace pace, Accounts accounts, Timeline timeline) {
        this.pace = pace;
        this.accounts = accounts;
        this.timeline = timeline;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("acks", "all");
        settings.put("max.in.flight.requests.per.connection", "1"); // new topics: KAFKA-15591
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        mailbox = new Mailbox(servers, REPLIES, InstantSource.system());
    }

    @Override
    public void ask(int request, Instant due) {
        dues.put(request, due);
        for (Client client : Client.ofSerai()) {
            accounts.of(client).ask(request);
            send(client.id(request), client.ttl(pace).toMillis());
        }
    }

    @Override
    public void rehearse(int number) {
        int teams = Client.ofSerai().size();
        for (int i = 0; i < teams; i++) {
            send(Client.rehearsal(number * teams + i), REHEARSAL_TTL.toMillis());
        }
    }

    /** Each is answered in the end: what failed are calls on the way. */
    @Override
    public int failedRehearsals() {
        return Math.toIntExact(
                mailbox.received().stream()
                        .map(Received::reply)
                        .filter(reply -> reply.terminal() && Client.isRehearsal(reply.id()))
                        .flatMap(reply -> reply.attempts().stream())
                        .filter(call -> call.fault().isPresent())
                        .count());
    }

    private void send(String id, long ttlMillis) {
        sent.incrementAndGet();
        var record = new ProducerRecord<>(REQUESTS, id, Questions.json(id, ttlMillis));
        var _ = producer.send(record, (_, failure) -> acknowledged(failure));
    }

    private void acknowledged(Exception failure) {
        if (failure != null) {
            unsent.incrementAndGet();
        }
    }

    @Override
    public int pending() {
        return sent.get() - mailbox.answered();
    }

    /** Enters every reply into the accounts; returns the calls that each request's replies list. */
    Map<String, Integer> settle() {
        if (unsent.get() > 0) {
            throw new IllegalStateException(
                    unsent + " requests never got into Kafka: the replay is void");
        }
        Map<String, Integer> calls = new HashMap<>();
        mailbox.received().stream()
                .filter(each -> each.reply().terminal())
                .filter(each -> !Client.isRehearsal(each.reply().id()))
                .forEach(each -> settle(each, calls));
        return calls;
    }

    private void settle(Received received, Map<String, Integer> calls) {
        Reply reply = received.reply();
        Client client = Client.of(reply.id());
        int request = Client.request(reply.id());
        Instant due = Objects.requireNonNull(dues.get(request));
        Duration wait = pace.calendar(Duration.between(due, received.at()));
        boolean answered = reply.outcome().equals("completed");
        accounts.of(client)
                .end(request, answered ? new Ending.Answered(wait) : new Ending.Failed());
        calls.merge(reply.id(), reply.attempts().size(), Integer::sum);
        for (Reply.Call call : reply.attempts()) {
            ProviderId provider = new ProviderId(call.provider());
            Instant at = call.at().orElseThrow();
            Duration begun = timeline.calendar(at);
            accounts.call(client, provider, begun);
            if (call.fault().isPresent()) {
                Duration ended = timeline.calendar(at.plus(call.took()));
                accounts.failed(client, provider, begun, ended);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        mailbox.close();
    }
}
