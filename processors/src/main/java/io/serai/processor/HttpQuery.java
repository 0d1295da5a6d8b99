package io.serai.processor;

import org.apache.camel.Exchange;

/** The query of a path; Camel takes it from a header, not from the end point's address. */
final class HttpQuery {
    private HttpQuery() {}

    /** Sets the path's query, if it has one, for the next call of this exchange. */
    static void set(Exchange exchange, String path) {
        int mark = path.indexOf('?');
        if (mark >= 0) {
            exchange.getMessage().setHeader(Exchange.HTTP_QUERY, path.substring(mark + 1));
        }
    }
}
