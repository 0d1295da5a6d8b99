package io.serai.provider;

import java.util.List;
import java.util.Map;

/** The HTTP body and extra headers of one call, and the request fields it could not carry. */
public record WireCall(byte[] body, Map<String, String> headers, List<String> dropped) {
    public WireCall {
        headers = Map.copyOf(headers);
        dropped = List.copyOf(dropped);
    }

    @Override
    public String toString() {
        return "WireCall[" + body.length + " bytes]";
    }
}
