package io.serai.provider.gemini;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orEmpty;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code GenerateContentResponse} as the API sends it; what is no answer is refused while it is
 * read.
 */
record ContentAnswer(
        @Nullable String responseId,
        @Nullable String modelVersion,
        List<Candidate> candidates,
        JsonNode promptFeedback,
        JsonNode usageMetadata,
        JsonNode error) {
    ContentAnswer {
        candidates = orEmpty(candidates);
        promptFeedback = orMissing(promptFeedback);
        usageMetadata = orMissing(usageMetadata);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(
                !candidates.isEmpty() || promptFeedback.path("blockReason").isTextual(),
                "neither candidates nor a block reason");
    }

    /** Why there is no candidate. */
    Optional<String> blockReason() {
        return candidates.isEmpty()
                ? Optional.of(promptFeedback.path("blockReason").textValue())
                : Optional.empty();
    }

    Candidate candidate() {
        return candidates.isEmpty() ? Candidate.NONE : candidates.getFirst();
    }

    record Candidate(@Nullable Content content, @Nullable String finishReason) {
        static final Candidate NONE = new Candidate(null, null);

        /** The model tried to call a tool and failed: there is nothing to deliver. */
        private static final Set<String> MISCALLED =
                Set.of("MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS");

        Candidate {
            boolean empty = content == null || content.parts.isEmpty();
            check(
                    !empty || finishReason == null || !MISCALLED.contains(finishReason),
                    "finish reason " + finishReason);
        }

        Optional<String> text() {
            List<String> texts =
                    parts().filter(part -> !part.thought)
                            .flatMap(part -> Stream.ofNullable(part.text))
                            .toList();
            return texts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(texts.stream().collect(Collectors.joining()));
        }

        Stream<Part> parts() {
            return content == null ? Stream.empty() : content.parts.stream();
        }
    }

    record Content(List<Part> parts) {
        Content {
            parts = orEmpty(parts);
        }
    }

    record Part(
            @Nullable String text,
            boolean thought,
            @Nullable FunctionCall functionCall,
            @Nullable String thoughtSignature) {
        Optional<FunctionCall> call() {
            return Optional.ofNullable(functionCall);
        }
    }

    record FunctionCall(@Nullable String id, String name, JsonNode args) {
        FunctionCall {
            args = orMissing(args);
            check(name != null && !name.isBlank(), "a tool call without a name");
            check(args.isObject() || args.isMissingNode(), "args that are no object");
        }

        String arguments() {
            return args.isMissingNode() ? "{}" : args.toString();
        }
    }
}
