package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** A whole HTTP reply. */
record Reply(int status, Map<String, String> headers, String body) {

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("content-type", "application/json"), body.toString());
    }

    Reply with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Reply(status, all, body);
    }

    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length() + " characters]";
    }
}
