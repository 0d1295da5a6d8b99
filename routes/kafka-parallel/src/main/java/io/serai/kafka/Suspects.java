package io.serai.kafka;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes those out of a failed group whose own send failed, so that they never stop the others. */
final class Suspects {
    private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);

    private final Refusals refusals;
    private final Unavailable unavailable;
    private final CommitQueue queue;
    private final Refused refused;

    /** What happens to a delivery whose records Kafka will never take. */
    interface Refused {
        void accept(
                Delivery delivery, RecordRefused why, List<ProducerRecord<byte[], byte[]>> records);
    }

    Suspects(Refusals refusals, Unavailable unavailable, CommitQueue queue, Refused refused) {
        this.refusals = refusals;
        this.unavailable = unavailable;
        this.queue = queue;
        this.refused = refused;
    }

    /** Returns how often in a row the place that fares worst has taken nothing. */
    int judge(List<SendFailure> failures, boolean wasAlone) {
        Map<Delivery, SendFailure> first = new LinkedHashMap<>();
        failures.forEach(failure -> first.putIfAbsent(failure.delivery(), failure));
        Set<Enlisted.Destination> notNow = new HashSet<>();
        first.values().forEach(failure -> judge(failure, wasAlone, notNow));
        return notNow.stream().mapToInt(unavailable::failed).max().orElse(0);
    }

    /** A place that does not answer is asked about once, however many records it has not taken. */
    private void judge(SendFailure failure, boolean wasAlone, Set<Enlisted.Destination> notNow) {
        Enlisted.Destination destination = failure.enlisted().destination();
        Refusals.Verdict verdict =
                notNow.contains(destination)
                        ? new Refusals.Verdict.NotNow()
                        : refusals.judge(failure, wasAlone);
        switch (verdict) {
            case Refusals.Verdict.ForGood(RecordRefused why) -> {
                LOG.atWarn()
                        .log(
                                "What came of {} is refused: {}",
                                failure.delivery(),
                                why.getMessage());
                refused.accept(failure.delivery(), why, List.of(failure.enlisted().record()));
            }
            case Refusals.Verdict.NotNow() -> {
                if (notNow.add(destination)) {
                    LOG.atWarn()
                            .log(
                                    "{} takes nothing just now: {}",
                                    destination,
                                    failure.cause().toString());
                }
                queue.addAll(List.of(failure.delivery()));
            }
            case Refusals.Verdict.TryAlone() -> queue.addAlone(failure.delivery());
        }
    }
}
