package io.serai.provider.bedrock;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Converse answers; what is no answer is refused while it is read. */
record ConverseAnswer(Output output, @Nullable String stopReason, JsonNode usage, JsonNode error) {
    ConverseAnswer {
        check(output != null, "no output");
        usage = orMissing(usage);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(
                stopReason == null || !stopReason.startsWith("malformed_"),
                "the model said what cannot be read");
    }

    Optional<String> text() {
        List<String> texts =
                output.message().content().stream()
                        .flatMap(block -> Stream.ofNullable(block.text()))
                        .toList();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.stream().collect(Collectors.joining()));
    }

    Stream<ToolUse> calls() {
        return output.message().content().stream()
                .flatMap(block -> Stream.ofNullable(block.toolUse()));
    }

    record Output(Message message) {
        Output {
            check(message != null, "an output without a message");
        }
    }

    record Message(List<Block> content) {
        Message {
            check(content != null, "no content");
            content = List.copyOf(content);
        }
    }

    /** Thoughts and whatever else may come have neither text nor a call. */
    record Block(@Nullable String text, @Nullable ToolUse toolUse) {}

    record ToolUse(@Nullable String toolUseId, String name, JsonNode input) {
        ToolUse {
            check(name != null && !name.isBlank(), "a tool call without a name");
            input = orMissing(input);
            check(input.isObject() || input.isMissingNode(), "input that is no object");
        }

        String arguments() {
            return input.isMissingNode() ? "{}" : input.toString();
        }
    }
}
