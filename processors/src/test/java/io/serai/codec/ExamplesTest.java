package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ErrorCode;
import io.serai.model.Original;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks schemas/examples: what is valid passes, what is invalid is told so in the words beside it.
 */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "schemas", "examples");
    private static final RequestCodec REQUESTS = new RequestCodec();

    @ParameterizedTest
    @MethodSource("validRequests")
    void understandsTheRequest(Path example) throws IOException {
        assertThat(decode(example)).isInstanceOf(Decoded.Understood.class);
    }

    @ParameterizedTest
    @MethodSource("invalidRequests")
    void namesFieldAndRule(Path example) throws IOException {
        assertThat(decode(example))
                .isInstanceOfSatisfying(
                        Decoded.Misunderstood.class,
                        it -> {
                            assertThat(it.failure().message()).startsWith(expected(example));
                            boolean undecodable = it.failure().code() == ErrorCode.UNDECODABLE;
                            assertThat(it.failure().deadLetter()).isEqualTo(undecodable);
                        });
    }

    @ParameterizedTest
    @MethodSource("validOthers")
    void holdsToItsSchema(Path example) throws IOException {
        assertThat(check(example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalidOthers")
    void breaksItsSchema(Path example) throws IOException {
        assertThat(Problem.summary(check(example))).isEqualTo(expected(example));
    }

    @Test
    void everySchemaHasExamplesOfBothKinds() {
        for (String schema : List.of("request", "reply", "dead-letter")) {
            assertThat(files("valid/" + schema)).isNotEmpty();
            assertThat(files("invalid/" + schema)).isNotEmpty();
        }
    }

    private static Decoded decode(Path example) throws IOException {
        byte[] value = Files.readAllBytes(example);
        return REQUESTS.decode(new Original(null, value, List.of(), Instant.EPOCH));
    }

    private static List<Problem> check(Path example) throws IOException {
        String schema = example.getParent().getFileName().toString();
        JsonText.Parsed parsed = JsonText.parse(Files.readAllBytes(example));
        assertThat(parsed).isInstanceOf(JsonText.Parsed.Tree.class);
        return SchemaRules.named(schema).check(((JsonText.Parsed.Tree) parsed).root());
    }

    private static String expected(Path example) {
        String name = example.getFileName().toString().replace(".json", ".txt");
        try {
            return Files.readString(example.resolveSibling(name)).replaceFirst("\\n$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> validRequests() {
        return files("valid/request");
    }

    static Stream<Path> invalidRequests() {
        return files("invalid/request");
    }

    static Stream<Path> validOthers() {
        return Stream.of("reply", "dead-letter").flatMap(schema -> files("valid/" + schema));
    }

    static Stream<Path> invalidOthers() {
        return Stream.of("reply", "dead-letter").flatMap(schema -> files("invalid/" + schema));
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
