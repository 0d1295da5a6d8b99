package io.serai.processor;

import io.serai.model.Attempt;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fault in what Camel's circuit breaker hands to its instance: the exchange, or what was
 * thrown.
 */
public final class FaultOf {
    private FaultOf() {}

    public static Optional<Fault> call(Object result) {
        return switch (result) {
            case Exchange exchange ->
                    exchange.getException() == null
                            ? fault(exchange.getMessage().getBody())
                            : TransportFaults.of(exchange.getException());
            case Throwable thrown -> TransportFaults.of(thrown);
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> fault(@Nullable Object body) {
        return body instanceof Dispatch dispatch
                ? dispatch.journey().lastAttempt().flatMap(Attempt::fault)
                : Optional.empty();
    }
}
