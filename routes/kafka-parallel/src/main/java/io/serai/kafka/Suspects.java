package io.serai.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    void judge(List<SendFailure> failures, boolean wasAlone) {
        Map<Delivery, SendFailure> first = new LinkedHashMap<>();
        failures.forEach(failure -> first.putIfAbsent(failure.delivery(), failure));
        first.values().forEach(failure -> judge(failure, wasAlone));
    }

    private void judge(SendFailure failure, boolean wasAlone) {
        Refusals.Verdict verdict = refusals.judge(failure, wasAlone);
        LOG.atWarn()
                .addKeyValue("topic", failure.enlisted().destination().topic())
                .log(
                        "A record of {} could not be sent: {}; {}",
                        failure.delivery(),
                        failure.cause().toString(),
                        verdict);
        switch (verdict) {
            case Refusals.Verdict.ForGood(RecordRefused why) ->
                    refused.accept(failure.delivery(), why, List.of(failure.enlisted().record()));
            case Refusals.Verdict.NotNow() -> {
                unavailable.failed(failure.enlisted().destination());
                queue.addAll(List.of(failure.delivery()));
            }
            case Refusals.Verdict.TryAlone() -> queue.addAlone(failure.delivery());
        }
    }
}
