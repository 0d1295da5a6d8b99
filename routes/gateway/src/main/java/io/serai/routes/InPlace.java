package io.serai.routes;

import io.serai.kafka.Delivery;
import io.serai.model.Dispatch;
import io.serai.model.Journey;
import io.serai.model.Outcome;
import io.serai.model.Request;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Ordered requests wait where they are, in their request topic, so that none of their key overtakes
 * them. Where a parked request carries its journey along, theirs is remembered by the worker, as
 * long as it has their partition.
 */
public final class InPlace {
    private final Set<String> topics;
    private final InstantSource clock;

    /** What a waiting request has been through. */
    private record Waited(Journey journey, boolean possiblyRepeated) {}

    /**
     * @param topics the request topics of teams that want order
     */
    public InPlace(Set<String> topics, InstantSource clock) {
        this.topics = Set.copyOf(topics);
        this.clock = clock;
    }

    /** Whether this would be parked, were it not ordered; what is replayed is not. */
    public boolean keeps(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Outcome.Parked
                && topics.contains(Delivery.of(exchange).topic());
    }

    /** Leaves a request that would be parked where it is. */
    void leave(Exchange exchange) {
        Outcome.Parked parked =
                Objects.requireNonNull(exchange.getMessage().getBody(Outcome.Parked.class));
        Delivery delivery = Delivery.of(exchange);
        boolean repeated = parked.envelope().possiblyRepeated();
        boolean acted = repeated || !parked.journey().attempts().isEmpty();
        delivery.remember(new Waited(parked.journey(), repeated), acted);
        delivery.deferUntil(
                Deferral.lastMoment(parked.envelope()),
                Deferral.event(parked.journey().chain().orElseThrow()));
    }

    /** A request that has waited goes on where it stood, on its next pass. */
    void takeUp(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof Dispatch fresh) {
            Delivery.of(exchange)
                    .remembered(Waited.class)
                    .ifPresent(waited -> message.setBody(again(fresh, waited)));
        }
    }

    private Dispatch again(Dispatch fresh, Waited waited) {
        Request request = fresh.request();
        return new Dispatch(
                waited.possiblyRepeated() ? request.asPossiblyRepeated() : request,
                waited.journey().resume(clock.instant()));
    }
}
