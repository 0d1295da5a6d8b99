package io.serai.rehearsal;

import io.serai.codec.AnswerForm;
import io.serai.model.Completion;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Tool;
import io.serai.model.ToolCall;
import io.serai.model.ToolChoice;
import java.util.List;
import java.util.Optional;

/** The first thing in which an answer is not what its prompt asked for, beside its words. */
final class AnswerViolation {
    private AnswerViolation() {}

    static Optional<String> of(Prompt prompt, Completion answer) {
        return answer.toolCalls().isEmpty()
                ? ofText(prompt, answer.text().orElse(""))
                : answer.toolCalls().stream()
                        .flatMap(call -> ofCall(prompt, call).stream())
                        .findFirst();
    }

    private static Optional<String> ofText(Prompt prompt, String text) {
        return switch (prompt.toolChoice()) {
            case ToolChoice.None(), ToolChoice.Auto() ->
                    AnswerForm.violation(prompt.responseFormat(), text);
            case ToolChoice.Required(), ToolChoice.Named(_) ->
                    Optional.of("calls no function, which tool_choice wants");
        };
    }

    private static Optional<String> ofCall(Prompt prompt, ToolCall call) {
        return switch (prompt.toolChoice()) {
            case ToolChoice.None() -> Optional.of(where(call, "none"));
            case ToolChoice.Named(String name) when !name.equals(call.name()) ->
                    Optional.of(where(call, name));
            case ToolChoice.Named(_), ToolChoice.Auto(), ToolChoice.Required() ->
                    ofArguments(prompt.tools(), call);
        };
    }

    private static String where(ToolCall call, String wanted) {
        return "calls " + call.name() + ", where tool_choice wants " + wanted;
    }

    private static Optional<String> ofArguments(List<Tool> tools, ToolCall call) {
        Optional<Tool> called =
                tools.stream().filter(tool -> tool.name().equals(call.name())).findFirst();
        return called.isEmpty()
                ? Optional.of("calls " + call.name() + ", which was not offered")
                : called.flatMap(tool -> check(tool, call.arguments().text()))
                        .map(what ->
                                "calls %s with arguments that break its parameters: %s"
                                        .formatted(call.name(), what));
    }

    private static Optional<String> check(Tool tool, String arguments) {
        return AnswerForm.violation(form(tool), arguments);
    }

    private static ResponseFormat form(Tool tool) {
        return new ResponseFormat.JsonSchema(tool.name(), tool.parameters(), Optional.empty());
    }

    /** Why answers to this prompt cannot be judged: a schema that cannot be read. */
    static Optional<String> cannotBeTold(Prompt prompt) {
        return AnswerForm.flaw(prompt.responseFormat())
                .map(why -> "response_format: the schema cannot be read: " + why)
                .or(() ->
                        prompt.tools().stream()
                                .flatMap(tool -> cannotBeTold(tool).stream())
                                .findFirst());
    }

    private static Optional<String> cannotBeTold(Tool tool) {
        return AnswerForm.flaw(form(tool))
                .map(why ->
                        "tools: the parameters of %s cannot be read as a schema: %s"
                                .formatted(tool.name(), why));
    }
}
