package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.model.Completion;
import io.serai.model.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What tests of one protocol say to it and ask of it. */
public final class Wire {
    private static final JsonMapper JSON = new JsonMapper();

    private Wire() {}

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of a call. */
    public static JsonNode body(WireCall call) {
        return json(new String(call.body(), StandardCharsets.UTF_8));
    }

    public static WireAnswer answer(int status, String body) {
        return new WireAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Completion completion(Protocol protocol, String body) {
        Answer answer = protocol.decode(answer(200, body));
        assertThat(answer).isInstanceOf(Answer.Completed.class);
        return (Completion) ((Answer.Completed) answer).output();
    }

    public static Fault fault(Protocol protocol, String body) {
        Answer answer = protocol.decode(answer(200, body));
        assertThat(answer).isInstanceOf(Answer.Faulted.class);
        return ((Answer.Faulted) answer).fault();
    }
}
