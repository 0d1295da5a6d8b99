package io.serai.processor;

import org.apache.camel.Exchange;

/**
 * Where a call goes, below its provider's base URL. Camel's HTTP component decodes the path that
 * stands in the address of an end point, so that an ARN would be two segments of it, and takes no
 * query from there: both are headers.
 */
public final class HttpPath {
    private HttpPath() {}

    /** Sets a path, encoded and perhaps with a query, for the next call of this exchange. */
    public static void set(Exchange exchange, String path) {
        int mark = path.indexOf('?');
        String pathOnly = mark < 0 ? path : path.substring(0, mark);
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, pathOnly);
        if (mark >= 0) {
            exchange.getMessage().setHeader(Exchange.HTTP_QUERY, path.substring(mark + 1));
        }
    }
}
