package io.serai.codec;

import static io.serai.codec.PromptMapper.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a JSON Schema cannot say of tools, checked on a tree it has accepted. */
final class ToolRules {
    private ToolRules() {}

    static List<Problem> check(JsonNode root) {
        List<Problem> problems = new ArrayList<>();
        checkChoice(root, problems);
        JsonNode messages = root.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            checkCalls(
                    "messages[" + i + "].tool_calls", messages.get(i).path("tool_calls"), problems);
        }
        return problems;
    }

    private static void checkChoice(JsonNode root, List<Problem> problems) {
        JsonNode choice = root.path("tool_choice");
        Set<String> tools =
                items(root.path("tools"))
                        .map(tool -> tool.path("function").path("name").asText())
                        .collect(Collectors.toSet());
        if (choice.isObject()) {
            String name = choice.path("function").path("name").asText();
            if (!tools.contains(name)) {
                problems.add(
                        new Problem(
                                "tool_choice.function.name",
                                "must name one of tools, is " + Problem.quote(name)));
            }
        } else if (choice.asText().equals("required") && tools.isEmpty()) {
            problems.add(new Problem("tool_choice", "must not be \"required\" without tools"));
        }
    }

    private static void checkCalls(String field, JsonNode calls, List<Problem> problems) {
        for (int i = 0; i < calls.size(); i++) {
            String arguments = calls.get(i).path("function").path("arguments").asText();
            if (!isObject(arguments)) {
                problems.add(
                        new Problem(
                                field + "[" + i + "].function.arguments",
                                "must be the JSON text of an object"));
            }
        }
    }

    private static boolean isObject(String text) {
        if (text.isBlank()) {
            return true;
        }
        return switch (JsonText.parse(text)) {
            case JsonText.Parsed.Tree(JsonNode root) -> root.isObject();
            case JsonText.Parsed.NotJson _ -> false;
        };
    }
}
