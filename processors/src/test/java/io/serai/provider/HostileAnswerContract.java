package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come back, decoding gives a value, and what is no answer is called broken. */
abstract class HostileAnswerContract {
    private static final List<String> ANSWERS = List.of("text", "tools", "length", "declined");

    private Protocol protocol;

    protected abstract ProviderSettings settings(Map<String, String> options);

    protected abstract Protocol protocol(ProviderSettings settings);

    /** Beside which class the wire's JSON lies. */
    protected Class<?> wire() {
        return getClass();
    }

    @BeforeEach
    void bind() {
        protocol = protocol(settings(Map.of()));
    }

    @Test
    void takesNoPartOfAnAnswerForTheWhole() {
        byte[] body = body("tools");
        int end = new String(body, StandardCharsets.UTF_8).stripTrailing().length();

        for (int length = 0; length < end; length++) {
            assertBroken(Arrays.copyOf(body, length));
        }
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            byte[] body = new byte[random.nextInt(64)];
            random.nextBytes(body);
            assertBroken(body);
        }
    }

    @Test
    void survivesAnyOneByteChanged() {
        Random random = new Random(22112026);
        byte[] good = body("tools");
        for (int at = 0; at < good.length; at++) {
            byte[] body = good.clone();
            body[at] = (byte) random.nextInt(256);
            assertThat(protocol().decode(answer(200, body))).isNotNull();
            assertThat(protocol().decode(answer(500, body))).isInstanceOf(Answer.Faulted.class);
        }
    }

    /** Every value of a good answer in turn replaced by something of another shape. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null", "true", "-1", "1e308", "\"x\"", "[]", "{}", "[null]", "[[]]", "[{}]"
            })
    void survivesWrongShapes(String wrong) {
        for (String file : ANSWERS) {
            JsonNode good = resource("answers/" + file + ".json");
            for (String at : Shapes.pointers(good, "").toList()) {
                byte[] body =
                        Shapes.replaced(good, at, Wire.json(wrong))
                                .toString()
                                .getBytes(StandardCharsets.UTF_8);
                assertThat(protocol().decode(answer(200, body))).isNotNull();
                assertThat(protocol().decode(answer(429, body))).isInstanceOf(Answer.Faulted.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "\"text\"",
                "42",
                "<html><body>502</body></html>",
                "{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}",
                "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"boom\"}}",
                "[{\"error\":{\"code\":500,\"message\":\"boom\",\"status\":\"INTERNAL\"}}]",
                "{\"choices\":[]}",
                "{\"content\":17}",
                "{\"candidates\":{}}"
            })
    void callsASuccessWithoutAnAnswerBroken(String body) {
        assertBroken(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void boundsNestingAndNumbers() {
        assertBroken("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertBroken("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertBroken(("{\"a\":" + "9".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 199, 300, 302, 400, 418, 499, 500, 599, 600, 999})
    void hasAFaultForEveryStatus(int status) {
        assertThat(protocol().decode(answer(status, new byte[0])))
                .isInstanceOf(Answer.Faulted.class);
    }

    protected final Protocol protocol() {
        return protocol;
    }

    protected final Completion completed(String file) {
        Answer answer = protocol.decode(answer(200, body(file)));
        assertThat(answer).isInstanceOf(Answer.Completed.class);
        return (Completion) ((Answer.Completed) answer).output();
    }

    protected final Fault faulted(WireAnswer answer) {
        Answer decoded = protocol.decode(answer);
        assertThat(decoded).isInstanceOf(Answer.Faulted.class);
        return ((Answer.Faulted) decoded).fault();
    }

    protected static WireAnswer answer(int status, byte[] body) {
        return new WireAnswer(status, Map.of("Content-Type", "application/json"), body);
    }

    protected final byte[] body(String file) {
        return bytes("answers/" + file + ".json");
    }

    protected final JsonNode resource(String file) {
        return Wire.json(new String(bytes(file), StandardCharsets.UTF_8));
    }

    private byte[] bytes(String file) {
        try (InputStream in = wire().getResourceAsStream(file)) {
            assertThat(in).as("%s beside %s", file, wire().getSimpleName()).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertBroken(byte[] body) {
        Fault fault = faulted(answer(200, body));
        assertThat(fault.kind()).isEqualTo(FaultKind.BROKEN);
        assertThat(fault.remedy()).isEqualTo(Remedy.FAILOVER);
        assertThat(fault.lesson()).isEqualTo(new Lesson.Failure());
        assertThat(fault.answer()).isEqualTo(Optional.empty());
    }
}
