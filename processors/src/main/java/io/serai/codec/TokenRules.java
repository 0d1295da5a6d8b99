package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Refuses tokens where texts are wanted, in one sentence instead of one for each token. */
final class TokenRules {
    private TokenRules() {}

    /** OpenAI takes a list of tokens, or a list of such lists. */
    static List<Problem> check(JsonNode root) {
        JsonNode first = root.path("input").path(0);
        return first.isNumber() || first.isArray()
                ? List.of(
                        new Problem(
                                "input",
                                "must be a text or texts, no tokens: every model has tokens of its own"))
                : List.of();
    }
}
