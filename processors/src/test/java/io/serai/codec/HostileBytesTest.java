package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.serai.model.Original;
import io.serai.model.RecordHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: an answer, never an exception. */
class HostileBytesTest {
    private static final long SEED = 4711;
    private static final List<String> HEADERS =
            List.of(
                    SeraiHeaders.ID,
                    SeraiHeaders.REPLY_TO,
                    SeraiHeaders.REPLY_PARTITION,
                    SeraiHeaders.DEADLINE,
                    SeraiHeaders.TTL,
                    SeraiHeaders.NOTIFY,
                    SeraiHeaders.LABEL_PREFIX,
                    SeraiHeaders.SPRING_REPLY_TOPIC,
                    SeraiHeaders.SPRING_REPLY_PARTITION,
                    StateHeaders.VERSION,
                    StateHeaders.ATTEMPTS);

    private final RequestCodec requests = new RequestCodec();
    private final Random random = new Random(SEED);

    @Test
    void randomBytes() {
        for (int i = 0; i < 20_000; i++) {
            assertAnswered(bytes(random.nextInt(64)));
        }
    }

    @Test
    void truncatedRequests() throws IOException {
        for (Path example : examples()) {
            byte[] whole = Files.readAllBytes(example);
            for (int length = 0; length < whole.length; length++) {
                assertAnswered(Arrays.copyOf(whole, length));
            }
        }
    }

    @Test
    void damagedRequests() throws IOException {
        for (Path example : examples()) {
            byte[] whole = Files.readAllBytes(example);
            for (int i = 0; i < 1_000; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                assertAnswered(damaged);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"seed\":1e999999999}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":1e-999999999}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"temperature\":1e999999999}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"x\":1e2147483648}",
                "{\"model\":\"m\",\"messages\":[null,1,[],{},\"x\"],\"tools\":[null],\"serai\":[]}",
                "{\"model\":\"m\",\"messages\":[{\"role\":[\"user\"],\"content\":{}}],\"serai\":{\"labels\":[]}}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{}]}],\"tool_choice\":[]}",
                "\u0000\u0000\u0000\u0000\u0001{}"
            })
    void hostileJson(String value) {
        assertAnswered(value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void deepArguments() {
        String deep = "[".repeat(400_000);
        assertAnswered(
                ("{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\","
                                + "\"function\":{\"name\":\"f\",\"arguments\":\""
                                + deep
                                + "\"}}]}]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void assertAnswered(byte[] value) {
        Original original = new Original(null, value, headers(), Instant.EPOCH);
        assertThatNoException()
                .as(() -> "seed " + SEED + ": " + new String(value, StandardCharsets.ISO_8859_1))
                .isThrownBy(() -> {
                    assertThat(requests.decode(original)).isNotNull();
                    assertThat(new StateCodec().decode(original)).isNotNull();
                    assertThat(ReplyCodec.decode(value)).isNotNull();
                });
    }

    private List<RecordHeader> headers() {
        return random.nextInt(4) > 0
                ? List.of()
                : Stream.of(1, 2, 3)
                        .map(i -> HEADERS.get(random.nextInt(HEADERS.size())))
                        .map(name -> new RecordHeader(name, bytes(random.nextInt(9))))
                        .toList();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("..", "schemas", "examples", "valid", "request"))) {
            return files.sorted().toList();
        }
    }
}
