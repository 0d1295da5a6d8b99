package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;

/** One protocol's stand-in, asked and checked. */
record Exam(Wire wire, StandIn standIn) {

    JsonNode answer(String request) throws Exception {
        HttpResponse<String> reply = wire.post(standIn, request);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Wire.json(reply);
    }

    /** The message of the 400 that this request gets. */
    String objection(String request, Map<String, String> headers) throws Exception {
        HttpResponse<String> reply = wire.post(standIn, request, headers);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        return Wire.json(reply).at("/error/message").asText();
    }

    String objection(String request) throws Exception {
        return objection(request, Map.of());
    }
}
