package io.serai.kafka;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, in a sentence, why this consumer cannot go on. */
final class Outcry {
    private static final Logger LOG = LoggerFactory.getLogger(Outcry.class);

    private final Identity identity;
    private final Consumer<String> listener;
    private final AtomicReference<@Nullable String> said = new AtomicReference<>();

    Outcry(Identity identity, Consumer<String> listener) {
        this.identity = identity;
        this.listener = listener;
    }

    void fenced(Throwable cause) {
        refuse(
                "Another process runs with the worker id '"
                        + identity.workerId()
                        + "' in group '"
                        + identity.groupId()
                        + "', so this one publishes nothing more: give each process an id of its own. ("
                        + cause.getClass().getSimpleName()
                        + ")");
    }

    void died(Throwable cause) {
        refuse("kafka-parallel of group '" + identity.groupId() + "' stopped working: " + cause);
    }

    void refuse(String sentence) {
        if (said.compareAndSet(null, sentence)) {
            LOG.atError().log(sentence);
            listener.accept(sentence);
        }
    }

    @Nullable String said() {
        return said.get();
    }
}
