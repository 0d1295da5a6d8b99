package io.serai.outages;

import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What every client asks. */
final class Questions {
    private static final String MODEL = "claude-sonnet-5";

    private Questions() {}

    private static String text(String id) {
        return "Is the ferry running today? [[marker:" + id + "]]";
    }

    static Prompt prompt(String id) {
        return new Prompt(
                MODEL,
                List.of(new Message.User(List.of(new Part.Text(text(id))))),
                List.of(),
                new ToolChoice.Auto(),
                Optional.empty(),
                new ResponseFormat.Text(),
                OptionalInt.empty(),
                List.of(),
                Sampling.DEFAULT,
                Optional.empty(),
                Map.of());
    }

    /** The same as a request record's value. */
    static String json(String id, long ttlMillis) {
        return """
        {"model": "%s", "messages": [{"role": "user", "content": "%s"}],
         "serai": {"id": "%s", "ttl": "%dms"}}
        """
                .formatted(MODEL, text(id), id, ttlMillis);
    }
}
