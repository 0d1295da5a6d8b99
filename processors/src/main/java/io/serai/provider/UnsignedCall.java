package io.serai.provider;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A call as it will be sent, but for its credential; read only by those that sign it. */
public interface UnsignedCall {
    String method();

    /** Whole, with host and query, encoded as on the wire. */
    URI uri() throws IOException;

    /** By lower-case name; what the client adds later (host, content-length) may be missing. */
    Map<String, String> headers();

    /** Empty where the call has none. */
    byte[] body() throws IOException;
}
