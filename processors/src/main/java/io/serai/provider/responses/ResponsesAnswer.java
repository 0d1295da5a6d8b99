package io.serai.provider.responses;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orEmpty;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code response} as servers send it; what is no answer is refused while it is read. */
record ResponsesAnswer(
        @Nullable String id,
        String status,
        @JsonProperty("created_at") JsonNode created,
        @Nullable String model,
        List<Item> output,
        @JsonProperty("incomplete_details") JsonNode incomplete,
        JsonNode usage,
        JsonNode error) {
    private static final String INCOMPLETE = "incomplete";

    ResponsesAnswer {
        created = orMissing(created);
        output = orEmpty(output);
        incomplete = orMissing(incomplete);
        usage = orMissing(usage);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        boolean cut = INCOMPLETE.equals(status);
        check(cut || "completed".equals(status), "a response that has no end");
        check(cut || output.stream().anyMatch(Item::isSaid), "a response that says nothing");
    }

    /** Why it was cut short. */
    Optional<String> reason() {
        return status.equals(INCOMPLETE)
                ? Optional.of(incomplete.path("reason").asText(INCOMPLETE))
                : Optional.empty();
    }

    Optional<String> text() {
        return joined("output_text", Content::text);
    }

    Optional<String> refusal() {
        return joined("refusal", Content::refusal).filter(text -> !text.isBlank());
    }

    Stream<Item> calls() {
        return output.stream().filter(Item::isCall);
    }

    private Optional<String> joined(String type, Function<Content, @Nullable String> word) {
        List<Content> parts =
                output.stream()
                        .flatMap(item -> item.content().stream())
                        .filter(part -> type.equals(part.type()))
                        .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        parts.stream()
                                .flatMap(part -> Stream.ofNullable(word.apply(part)))
                                .collect(Collectors.joining()));
    }

    /** A message, a function call, or something that is not for the producer, as reasoning is. */
    record Item(
            @Nullable String type,
            @JsonProperty("call_id") @Nullable String callId,
            @Nullable String name,
            JsonNode arguments,
            List<Content> content) {
        Item {
            arguments = orMissing(arguments);
            content = "message".equals(type) ? orEmpty(content) : List.of();
            check(
                    !"function_call".equals(type) || (name != null && !name.isBlank()),
                    "a tool call without a name");
        }

        boolean isCall() {
            return "function_call".equals(type);
        }

        boolean isSaid() {
            return isCall() || !content.isEmpty();
        }

        /** JSON in a text; with some servers perhaps the object itself. */
        String argumentText() {
            String text = arguments.isTextual() ? arguments.textValue() : arguments.toString();
            return text.isBlank() ? "{}" : text;
        }
    }

    record Content(@Nullable String type, @Nullable String text, @Nullable String refusal) {}
}
