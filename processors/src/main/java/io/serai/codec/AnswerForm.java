package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.ResponseFormat;
import java.util.Optional;

/** Whether an answer has the form that its request asked for. */
public final class AnswerForm {
    private AnswerForm() {}

    /** The first thing wrong with it; empty where it is as it was wanted. */
    public static Optional<String> violation(ResponseFormat format, String answer) {
        return switch (format) {
            case ResponseFormat.Text() -> Optional.empty();
            case ResponseFormat.JsonObject() -> check(answer, Optional.empty());
            case ResponseFormat.JsonSchema(_, var schema, _) ->
                    check(answer, Optional.of(SchemaRules.of(schema.text())));
        };
    }

    /** Why no answer can be held against this form: its schema cannot be read. */
    public static Optional<String> flaw(ResponseFormat format) {
        return format instanceof ResponseFormat.JsonSchema(_, var schema, _)
                ? flaw(schema.text())
                : Optional.empty();
    }

    private static Optional<String> flaw(String schema) {
        try {
            return SchemaRules.of(schema).flaws().stream().findFirst().map(Problem::toString);
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> check(String answer, Optional<SchemaRules> rules) {
        return switch (JsonText.parse(answer)) {
            case JsonText.Parsed.NotJson(String reason) -> Optional.of(reason);
            case JsonText.Parsed.Tree(JsonNode root) ->
                    rules.map(it -> it.check(root).stream().findFirst().map(Problem::toString))
                            .orElseGet(() ->
                                    root.isObject()
                                            ? Optional.empty()
                                            : Optional.of("is no JSON object"));
        };
    }
}
