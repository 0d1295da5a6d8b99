package io.serai.kafka;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/**
 * Judges a failed send: is it this record's own fault for good, or does the place it goes to not
 * answer just now?
 */
final class Refusals {
    private final Topics topics;
    private final Enlistment enlistment;

    /** What a failed send means for its delivery. */
    sealed interface Verdict {
        record ForGood(RecordRefused refused) implements Verdict {}

        record NotNow() implements Verdict {}

        /** Certain only if it fails again in a transaction of its own. */
        record TryAlone() implements Verdict {}
    }

    Refusals(Topics topics, Enlistment enlistment) {
        this.topics = topics;
        this.enlistment = enlistment;
    }

    Verdict judge(SendFailure failure, boolean wasAlone) {
        return switch (failure.cause()) {
            case RecordTooLargeException e -> forGood(failure, tooLarge(failure), e);
            case RecordBatchTooLargeException e -> forGood(failure, tooLarge(failure), e);
            case InvalidTopicException e ->
                    forGood(failure, new RecordRefused.Reason.UnknownTopic(), e);
            case TopicAuthorizationException e ->
                    forGood(failure, new RecordRefused.Reason.NotAuthorized(), e);
            case RetriableException e -> lookAgain(failure, e);
            case Exception _ when !wasAlone -> new Verdict.TryAlone();
            case Exception e ->
                    forGood(
                            failure,
                            new RecordRefused.Reason.Rejected(String.valueOf(e.getMessage())),
                            e);
        };
    }

    private static RecordRefused.Reason tooLarge(SendFailure failure) {
        return new RecordRefused.Reason.TooLarge(
                failure.enlisted().size(), failure.enlisted().size() - 1);
    }

    /** A topic that is gone looks like one that does not answer. */
    private Verdict lookAgain(SendFailure failure, Exception cause) {
        try {
            Optional<TopicFacts> facts =
                    topics.describeNow(failure.enlisted().destination().topic());
            return enlistment
                    .objection(failure.enlisted().record(), facts)
                    .<Verdict>map(reason -> forGood(failure, reason, cause))
                    .orElseGet(Verdict.NotNow::new);
        } catch (KafkaException e) {
            return new Verdict.NotNow();
        }
    }

    private static Verdict forGood(
            SendFailure failure, RecordRefused.Reason reason, Exception cause) {
        String topic = failure.enlisted().destination().topic();
        return new Verdict.ForGood(new RecordRefused(topic, reason, cause));
    }
}
