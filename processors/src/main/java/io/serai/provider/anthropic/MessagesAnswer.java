package io.serai.provider.anthropic;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code message} as the API sends it; what is no answer is refused while it is read. */
record MessagesAnswer(
        @Nullable String id,
        @Nullable String model,
        List<Block> content,
        @JsonProperty("stop_reason") @Nullable String stopReason,
        @JsonProperty("stop_details") JsonNode stopDetails,
        JsonNode usage,
        JsonNode error) {
    MessagesAnswer {
        check(content != null, "no content");
        content = List.copyOf(content);
        stopDetails = orMissing(stopDetails);
        usage = orMissing(usage);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
    }

    Optional<String> text() {
        List<String> texts =
                content.stream().flatMap(block -> Stream.ofNullable(block.text)).toList();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.stream().collect(Collectors.joining()));
    }

    Stream<Block> calls() {
        return content.stream().filter(block -> Block.CALL.equals(block.type));
    }

    /** Why it declined, in the words of a refusal. */
    Optional<String> explanation() {
        return Optional.ofNullable(stopDetails.path("explanation").textValue());
    }

    /** Thoughts and whatever else may come have neither text nor input. */
    record Block(
            @Nullable String type,
            @Nullable String text,
            @Nullable String id,
            @Nullable String name,
            JsonNode input) {
        private static final String CALL = "tool_use";

        Block {
            input = orMissing(input);
            boolean call = CALL.equals(type);
            check(!call || (name != null && !name.isBlank()), "a tool call without a name");
            check(!call || input.isObject() || input.isMissingNode(), "input that is no object");
        }

        String callName() {
            return name == null ? "" : name;
        }

        String arguments() {
            return input.isMissingNode() ? "{}" : input.toString();
        }
    }
}
