package io.serai.routes;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.support.ExpressionAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a route that are method references over the typed body. The compiler checks them, and
 * Camel neither copies the exchange nor looks a method up for each, as its bean language does (8 %
 * of a busy worker's processor time, measured). What takes more than the body and the exchange
 * stays a {@code method(..)}.
 */
final class Typed {
    private Typed() {}

    static <B> Expression by(Class<B> type, Function<? super B, ? extends @Nullable Object> step) {
        return by(exchange -> step.apply(body(type, exchange)));
    }

    static <B> Expression by(
            Class<B> type, BiFunction<? super B, Exchange, ? extends @Nullable Object> step) {
        return by(exchange -> step.apply(body(type, exchange), exchange));
    }

    static Expression by(Function<Exchange, ? extends @Nullable Object> step) {
        return new ExpressionAdapter() {
            @Override
            public @Nullable Object evaluate(Exchange exchange) {
                return step.apply(exchange);
            }
        };
    }

    static <B> Predicate holds(Class<B> type, java.util.function.Predicate<? super B> condition) {
        return exchange -> condition.test(body(type, exchange));
    }

    static <B> Processor on(Class<B> type, Consumer<? super B> step) {
        return exchange -> step.accept(body(type, exchange));
    }

    /** A body of another type is a bug in a route. */
    private static <B> B body(Class<B> type, Exchange exchange) {
        return Objects.requireNonNull(type.cast(exchange.getMessage().getBody()));
    }
}
