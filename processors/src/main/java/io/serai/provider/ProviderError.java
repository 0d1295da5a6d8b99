package io.serai.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a provider says of its own error. One reader for every envelope, because they mix: Google's
 * comes alone or in an array, also before other vendors' models, and compatible servers write a
 * bare text or leave the envelope out. {@code words} are its types and codes, most specific first;
 * {@code quotas} names the exceeded quotas; {@code delay} is a delay said in the body; {@code
 * asked} is what it failed on.
 */
record ProviderError(
        int status,
        List<String> words,
        String message,
        List<String> quotas,
        Optional<String> delay,
        Asked asked) {

    /**
     * AWS names the kind of error there, and sometimes where it is documented; or in the body, with
     * its namespace before a {@code #}.
     */
    private static final String AWS_TYPE = "x-amzn-errortype";

    static ProviderError of(WireAnswer answer) {
        JsonNode error = envelope(answer);
        JsonNode details = error.path("details");
        return new ProviderError(
                answer.status(),
                words(answer, error, details),
                message(error, answer.body()),
                texts(details, "quotaId", "quota_limit"),
                texts(details, "retryDelay").stream().findFirst(),
                answer.asked());
    }

    /** What an answer that declined is called instead. */
    static ProviderError declined(int status, String word) {
        return new ProviderError(
                status, List.of(word), "", List.of(), Optional.empty(), Asked.ONCE);
    }

    /** Its most specific type or code; empty where it gave none. */
    String code() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    /** Type, code and message in one line, from general to specific. */
    String line() {
        String names = String.join("/", words.reversed());
        String said = message.isBlank() ? "status " + status : message;
        return names.isEmpty() ? said : names + ": " + said;
    }

    /** Below a success only what is called an error is one. */
    private static JsonNode envelope(WireAnswer answer) {
        try {
            JsonNode root = WireJson.read(answer.body(), JsonNode.class);
            JsonNode first = root.isArray() ? root.path(0) : root;
            boolean bare = !first.hasNonNull("error") && answer.status() >= 300;
            return bare ? first : first.path("error");
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static List<String> words(WireAnswer answer, JsonNode error, JsonNode details) {
        Stream<String> named =
                answer.header(AWS_TYPE).stream().map(text -> text.split("[:;]", 2)[0]);
        Stream<String> said =
                Stream.of(
                                Stream.of(details.path("error_code")),
                                details.findValues("reason").stream(),
                                Stream.of(
                                        error.path("code"),
                                        error.path("status"),
                                        error.path("type"),
                                        error.path("__type")))
                        .flatMap(nodes -> nodes)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .map(word -> word.substring(word.lastIndexOf('#') + 1));
        return Stream.concat(named, said)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(Predicate.not(String::isBlank))
                .distinct()
                .toList();
    }

    private static String message(JsonNode error, byte[] body) {
        return Stream.of(error, error.path("message"), error.path("Message"), error.path("detail"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElseGet(() -> error.isMissingNode() ? text(body) : "");
    }

    /** A proxy's plain text, without the markup of its error page. */
    private static String text(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 2_048), StandardCharsets.UTF_8);
        return text.replaceAll("<[^<>]{0,500}>", " ");
    }

    private static List<String> texts(JsonNode details, String... names) {
        return Stream.of(names)
                .flatMap(name -> details.findValues(name).stream())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }
}
