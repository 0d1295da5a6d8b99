package io.serai.processor;

import io.serai.provider.WireAnswer;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Reads what camel-http left in the variable {@link ProviderCall#ANSWER}: body, status and headers,
 * which Camel keeps apart under the server's spelling of their names.
 */
final class WireAnswers {
    private static final String HEADER = "header:" + ProviderCall.ANSWER + ".";
    private static final byte[] EMPTY = {};

    WireAnswer read(Exchange exchange) {
        byte[] body = exchange.getVariable(ProviderCall.ANSWER, byte[].class);
        return new WireAnswer(status(exchange), headers(exchange), body == null ? EMPTY : body);
    }

    private static int status(Exchange exchange) {
        Integer status = exchange.getVariable(HEADER + Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status == null) {
            throw new IllegalStateException("an answer without a status: nothing was called");
        }
        return status;
    }

    private static Map<String, String> headers(Exchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getVariables()
                .forEach((name, value) -> {
                    if (name.startsWith(HEADER) && value instanceof String text) {
                        headers.put(name.substring(HEADER.length()), text);
                    }
                });
        return headers;
    }
}
