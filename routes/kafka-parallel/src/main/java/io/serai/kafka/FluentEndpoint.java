package io.serai.kafka;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Expression;
import org.apache.camel.support.builder.ExpressionBuilder;

/** An end point in the making: its topics, and its options as Camel's URI has them. */
abstract class FluentEndpoint {
    private final String topics;
    private final Map<String, Object> options = new TreeMap<>();

    FluentEndpoint(String topics) {
        this.topics = topics;
    }

    final void set(String name, Object value) {
        options.put(name, value);
    }

    public final String getRawUri() {
        String query =
                options.entrySet().stream()
                        .map(option ->
                                option.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                String.valueOf(option.getValue()),
                                                StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return "kafka-parallel:" + topics + (query.isEmpty() ? "" : "?" + query);
    }

    /** Sets what a URI cannot carry. */
    void prepare(Endpoint endpoint) {
        // Nothing, unless a kind of end point has such an option.
    }

    public final Endpoint resolve(CamelContext context) {
        Endpoint endpoint = context.getEndpoint(getRawUri());
        prepare(endpoint);
        return endpoint;
    }

    public final <T extends Endpoint> T resolve(CamelContext context, Class<T> type) {
        T endpoint = context.getEndpoint(getRawUri(), type);
        prepare(endpoint);
        return endpoint;
    }

    public final void doSetProperty(String name, Object value) {
        set(name, value);
    }

    public final void doSetMultiValueProperty(String name, String key, Object value) {
        set(name + "." + key, value);
    }

    public final void doSetMultiValueProperties(
            String name, String prefix, Map<String, Object> values) {
        values.forEach((key, value) -> doSetMultiValueProperty(name, key, value));
    }

    public final Expression expr(CamelContext context) {
        return ExpressionBuilder.constantExpression(getRawUri());
    }

    @Override
    public final String toString() {
        return getRawUri();
    }
}
