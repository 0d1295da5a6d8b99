package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published description: it parses, its references resolve, and it names what we read. */
class AsyncApiTest {
    private static final Path SCHEMAS = Path.of("..", "schemas");
    private static JsonNode api;

    @BeforeAll
    static void read() throws IOException {
        api = new YAMLMapper().readTree(SCHEMAS.resolve("asyncapi.yaml").toFile());
    }

    @Test
    void isVersionThree() {
        assertThat(api.path("asyncapi").asText()).startsWith("3.");
    }

    @Test
    void describesEveryTopicOfTheContract() {
        assertThat(api.path("channels").findValuesAsText("address"))
                .contains(
                        "ai.requests",
                        "ai.requests.{team}",
                        "ai.replies",
                        "ai.replies.{team}",
                        "ai.parked.{chain}",
                        "ai.dead-letters",
                        "ai.dead-letters.dispositions",
                        "ai.replays",
                        "ai.health");
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = api.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(20);
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
            } else {
                assertThat(Files.exists(SCHEMAS.resolve(reference))).as(reference).isTrue();
            }
        }
    }

    @Test
    void everyPlaceholderOfAnAddressIsAParameter() {
        for (JsonNode channel : api.path("channels")) {
            channel.path("address")
                    .asText()
                    .transform(address -> Pattern.compile("\\{(\\w+)}").matcher(address))
                    .results()
                    .forEach(match ->
                            assertThat(channel.path("parameters").has(match.group(1))).isTrue());
        }
    }

    @Test
    void messagesOfOperationsBelongToTheirChannel() {
        for (JsonNode operation : api.path("operations")) {
            String channel = operation.at("/channel/$ref").asText();
            assertThat(operation.path("messages"))
                    .allMatch(it -> it.path("$ref").asText().startsWith(channel + "/messages/"));
        }
    }

    @Test
    void namesEveryHeaderWeKnow() {
        JsonNode schemas = api.path("components").path("schemas");
        TreeSet<String> described = new TreeSet<>();
        for (String kind : List.of("requestHeaders", "replyHeaders")) {
            schemas.path(kind).path("properties").fieldNames().forEachRemaining(described::add);
            schemas.path(kind)
                    .path("patternProperties")
                    .fieldNames()
                    .forEachRemaining(name -> described.add(name.substring(1)));
        }

        assertThat(described).containsExactlyInAnyOrderElementsOf(constants(SeraiHeaders.class));
    }

    @Test
    void theDeadLetterSchemaNamesEveryStateHeader() throws IOException {
        JsonNode schema =
                new YAMLMapper().readTree(SCHEMAS.resolve("dead-letter.schema.json").toFile());
        TreeSet<String> described = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        described.add(StateHeaders.PREFIX);

        assertThat(described).containsExactlyInAnyOrderElementsOf(constants(StateHeaders.class));
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .collect(Collectors.toList());
    }
}
