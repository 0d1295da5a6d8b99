package io.serai.provider;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import io.serai.model.EmbeddingInput;
import io.serai.model.Images;
import io.serai.model.Input;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Tool;
import io.serai.model.ToolCall;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts the tokens of what a model is given, where its tokenizer is public: OpenAI's. How a
 * provider wraps messages it does not know; that is learnt from answers, see {@link TokenGauge}.
 */
public final class Tokenizer {
    private static final String OPTION = "tokenizer";
    private static final String NONE = "none";

    /** Each reads its table when it is asked first: 30 MB of heap for o200k_base, measured. */
    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

    /** Of a longer text the beginning is counted, and the rest taken to be like it. */
    private static final int MOST_CHARACTERS = 50_000;

    private final Encoding encoding;

    private Tokenizer(Encoding encoding) {
        this.encoding = encoding;
    }

    /** That of the option {@code tokenizer}; empty for {@code none}. */
    public static Optional<Tokenizer> of(ModelOptions options) {
        String name = options.oneOf(OPTION, NONE, "cl100k_base", "o200k_base");
        return ENCODINGS.getEncoding(name).map(Tokenizer::new);
    }

    public int count(Input input) {
        long texts = texts(input).mapToLong(this::count).sum();
        return (int) Math.min(Integer.MAX_VALUE, texts + Images.of(input).tokens());
    }

    private long count(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return encoding.countTokensOrdinary(text);
        }
        long beginning = encoding.countTokensOrdinary(text.substring(0, MOST_CHARACTERS));
        return Math.ceilDiv(beginning * text.length(), MOST_CHARACTERS);
    }

    private static Stream<String> texts(Input input) {
        return switch (input) {
            case EmbeddingInput given -> given.texts().stream();
            case Prompt prompt ->
                    Stream.of(
                                    prompt.messages().stream().flatMap(Tokenizer::texts),
                                    prompt.tools().stream().flatMap(Tokenizer::texts),
                                    texts(prompt.responseFormat()))
                            .flatMap(texts -> texts);
        };
    }

    private static Stream<String> texts(Message message) {
        return switch (message) {
            case Message.Instructions said -> Stream.of(said.text());
            case Message.User user -> user.parts().stream().flatMap(Tokenizer::texts);
            case Message.Assistant said ->
                    Stream.concat(
                            said.text().stream(),
                            said.toolCalls().stream().flatMap(Tokenizer::texts));
            case Message.ToolResult result -> Stream.of(result.content());
        };
    }

    private static Stream<String> texts(Part part) {
        return part instanceof Part.Text(String text) ? Stream.of(text) : Stream.empty();
    }

    private static Stream<String> texts(ToolCall call) {
        return Stream.of(call.name(), call.arguments().text());
    }

    private static Stream<String> texts(Tool tool) {
        return Stream.concat(
                Stream.of(tool.name(), tool.parameters().text()), tool.description().stream());
    }

    private static Stream<String> texts(ResponseFormat format) {
        return format instanceof ResponseFormat.JsonSchema wanted
                ? Stream.of(wanted.schema().text())
                : Stream.empty();
    }
}
