package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.Detail;
import io.serai.model.Effort;
import io.serai.model.EmbeddingInput;
import io.serai.model.Input;
import io.serai.model.Json;
import io.serai.model.Kind;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolCall;
import io.serai.model.ToolChoice;
import io.serai.model.VectorFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request asks for, as {@link RequestCodec} reads it. */
class RequestCodecInputTest {
    @Test
    void readsAWholePrompt() throws IOException {
        Prompt tools = example("tools");
        assertThat(tools.tools())
                .containsExactly(
                        new Tool(
                                "get_weather",
                                Optional.of("Weather of a place"),
                                new Json(
                                        "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}"),
                                Optional.of(true)));
        assertThat(tools.toolChoice()).isEqualTo(new ToolChoice.Named("get_weather"));
        assertThat(tools.parallelToolCalls()).contains(false);
        assertThat(tools.messages().get(1))
                .isEqualTo(
                        new Message.Assistant(
                                Optional.empty(),
                                List.of(
                                        new ToolCall(
                                                "call_1",
                                                "get_weather",
                                                new Json("{\"city\":\"Brest\"}"),
                                                Optional.of("c2lnbmF0dXJl")))));
        assertThat(tools.messages().get(2)).isEqualTo(new Message.ToolResult("call_1", "storm"));
    }

    @Test
    void readsParts() throws IOException {
        Prompt prompt = example("system-and-parts");

        assertThat(prompt.messages())
                .containsExactly(
                        new Message.Instructions("Be brief.\nAnswer in French."),
                        new Message.User(
                                List.of(
                                        new Part.Text("What is this?"),
                                        new Part.InlineImage(
                                                "image/png",
                                                "iVBORw0KGgo=",
                                                Optional.of(Detail.LOW)),
                                        new Part.LinkedImage("https://example.org/cat.jpg"))));
    }

    @Test
    void readsWhoSpeaks() throws IOException {
        assertThat(example("names-and-details").messages())
                .extracting(Message::name)
                .containsExactly(
                        Optional.of("house_rules"),
                        Optional.of("ada"),
                        Optional.of("porter"),
                        Optional.empty());
    }

    /** Claude and Bedrock take it by its own name only. */
    @ParameterizedTest
    @ValueSource(strings = {"image/jpg", "image/pjpeg", "image/jpeg"})
    void callsAJpegByItsName(String said) {
        Prompt prompt =
                (Prompt)
                        understood(
                                        """
                                        {"model": "m", "messages": [{"role": "user", "content": [
                                          {"type": "image_url", "image_url": {"url": "data:%s;base64,AA=="}}]}]}
                                        """
                                                .formatted(said))
                                .input();

        assertThat(prompt.messages())
                .containsExactly(
                        new Message.User(List.of(new Part.InlineImage("image/jpeg", "AA=="))));
    }

    @Test
    void readsSampling() throws IOException {
        Prompt prompt = example("sampling");

        assertThat(prompt.sampling())
                .isEqualTo(
                        new Sampling(
                                OptionalDouble.of(0.2),
                                OptionalDouble.of(0.9),
                                OptionalLong.of(7),
                                OptionalDouble.of(0.5),
                                OptionalDouble.of(-0.5)));
        assertThat(prompt.maxTokens()).hasValue(200);
        assertThat(prompt.stop()).containsExactly("\n\n");
        assertThat(prompt.effort()).contains(Effort.LOW);
        assertThat(prompt.extras()).isEmpty();
    }

    @Test
    void readsAResponseFormat() throws IOException {
        assertThat(example("json-schema").responseFormat())
                .isInstanceOfSatisfying(
                        ResponseFormat.JsonSchema.class,
                        it -> {
                            assertThat(it.name()).isEqualTo("answer");
                            assertThat(it.strict()).contains(true);
                        });
    }

    @Test
    void nullsAreAbsent() throws IOException {
        Prompt prompt = example("nulls-are-absent");

        assertThat(prompt.sampling()).isEqualTo(Sampling.DEFAULT);
        assertThat(prompt.toolChoice()).isEqualTo(new ToolChoice.Auto());
        assertThat(prompt.responseFormat()).isEqualTo(new ResponseFormat.Text());
        assertThat(prompt.extras()).isEmpty();
    }

    @Test
    void unknownTopLevelFieldsBecomeExtras() {
        Input prompt =
                understood(
                                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                                        + "\"a\":1.50,\"b\":{\"c\":[1E+400]},\"d\":null}")
                        .input();

        assertThat(prompt.extras())
                .isEqualTo(Map.of("a", new Json("1.50"), "b", new Json("{\"c\":[1E+400]}")));
    }

    @Test
    void aRequestWithInputAsksForEmbeddings() {
        Input input =
                understood(
                                "{\"model\":\"m\",\"input\":[\"a\",\"b\"],\"dimensions\":256,"
                                        + "\"encoding_format\":\"base64\",\"user\":\"u\",\"messages\":null}")
                        .input();

        assertThat(input)
                .isEqualTo(
                        new EmbeddingInput(
                                "m",
                                List.of("a", "b"),
                                OptionalInt.of(256),
                                VectorFormat.BASE64,
                                Map.of("user", new Json("\"u\""))));
        assertThat(input.needs())
                .containsExactlyInAnyOrder(Capability.SEVERAL_INPUTS, Capability.DIMENSIONS);
    }

    @Test
    void aSingleTextNeedsNothing() {
        Input input = understood("{\"model\":\"m\",\"input\":\"a\"}").input();

        assertThat(input.kind()).isEqualTo(Kind.EMBEDDINGS);
        assertThat(input.needs()).isEmpty();
        assertThat(input.extras()).isEmpty();
    }

    private static Prompt example(String name) throws IOException {
        Path file = Path.of("..", "schemas", "examples", "valid", "request", name + ".json");
        return (Prompt) understood(Files.readString(file)).input();
    }

    private static Draft understood(String value) {
        Decoded decoded = new RequestCodec().decode(Samples.original(value));
        assertThat(decoded).isInstanceOf(Decoded.Understood.class);
        return ((Decoded.Understood) decoded).draft();
    }
}
