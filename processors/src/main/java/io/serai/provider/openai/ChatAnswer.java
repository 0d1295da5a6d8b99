package io.serai.provider.openai;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orEmpty;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A {@code chat.completion} as servers send it; what is no answer is refused while it is read. */
record ChatAnswer(
        @Nullable String id,
        JsonNode created,
        @Nullable String model,
        List<Choice> choices,
        JsonNode usage,
        JsonNode error) {
    ChatAnswer {
        choices = orEmpty(choices);
        created = orMissing(created);
        usage = orMissing(usage);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(!choices.isEmpty(), "no choices");
    }

    Choice choice() {
        return choices.getFirst();
    }

    /** Azure's filter leaves the message out, and says beside it where it was down. */
    record Choice(
            @Nullable Message message,
            @JsonProperty("finish_reason") @Nullable String finishReason,
            @JsonProperty("content_filter_results") JsonNode filterResults) {
        static final String FILTERED = "content_filter";
        static final String UNFILTERED = "content_filter_error";

        Choice {
            check(message != null || FILTERED.equals(finishReason), "a choice without a message");
            check(!"error".equals(finishReason), "finish reason error");
            filterResults = orMissing(filterResults);
        }

        /** How it ended; an answer that no filter has seen is none that may just be passed on. */
        Optional<String> ending() {
            return filterResults.at("/error/code").asText().equals(UNFILTERED)
                    ? Optional.of(UNFILTERED)
                    : Optional.ofNullable(finishReason);
        }

        Message said() {
            return message == null ? Message.NOTHING : message;
        }
    }

    /** {@code content} is a text, or with some servers a list of parts. */
    record Message(
            JsonNode content,
            @Nullable String refusal,
            @JsonProperty("tool_calls") List<Call> toolCalls) {
        static final Message NOTHING = new Message(MissingNode.getInstance(), null, List.of());

        Message {
            content = orMissing(content);
            toolCalls = orEmpty(toolCalls);
            check(!content.isObject() && !content.isNumber(), "content that is no text");
        }

        Optional<String> text() {
            if (!content.isArray()) {
                return Optional.ofNullable(content.textValue());
            }
            return Optional.of(
                    StreamSupport.stream(content.spliterator(), false)
                            .map(part -> part.path("text").asText(""))
                            .collect(Collectors.joining()));
        }
    }

    record Call(
            @Nullable String id,
            Function function,
            @JsonProperty("extra_content") JsonNode extraContent) {
        Call {
            check(function != null, "a tool call without a function");
            extraContent = orMissing(extraContent);
        }

        Optional<String> signature() {
            return Optional.ofNullable(
                    extraContent.path("google").path("thought_signature").textValue());
        }
    }

    /** {@code arguments} is JSON in a text, or with some servers the object itself. */
    record Function(String name, JsonNode arguments) {
        Function {
            check(name != null && !name.isBlank(), "a tool call without a name");
            arguments = orMissing(arguments);
        }

        String argumentText() {
            String text = arguments.isTextual() ? arguments.textValue() : arguments.toString();
            return text.isBlank() ? "{}" : text;
        }
    }
}
