package io.serai.provider;

import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What an operator reads of a provider's circuit. */
final class CircuitLog {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    /** These do not pass by themselves. */
    private static final Set<FaultKind> FOR_SOMEBODY =
            EnumSet.of(FaultKind.UNAUTHORISED, FaultKind.OUT_OF_QUOTA, FaultKind.UNKNOWN_MODEL);

    private final ProviderId provider;

    CircuitLog(ProviderId provider) {
        this.provider = provider;
    }

    /** One fault was enough. */
    void refused(Fault fault, Duration wait) {
        LOG.atLevel(FOR_SOMEBODY.contains(fault.kind()) ? Level.ERROR : Level.WARN)
                .addKeyValue("provider", provider)
                .addKeyValue("fault", fault.word())
                .addKeyValue("status", fault.status())
                .addKeyValue("message", fault.message())
                .addKeyValue("wait", wait)
                .log("Provider refuses: its circuit is open");
    }

    void changed(Object circuit) {
        LOG.atInfo()
                .addKeyValue("provider", provider)
                .addKeyValue("circuit", circuit)
                .log("Circuit");
    }
}
