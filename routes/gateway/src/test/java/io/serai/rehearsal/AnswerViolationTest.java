package io.serai.rehearsal;

import static io.serai.rehearsal.FixedStage.calls;
import static io.serai.rehearsal.FixedStage.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.codec.RequestCodec;
import io.serai.model.Classification;
import io.serai.operator.RequestInput;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a prompt asked for, held against what came: the form of a text, and the functions. */
class AnswerViolationTest {
    private static final String CITY =
            "{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}},"
                    + " \"required\": [\"city\"]}";
    private static final String NAMED =
            "{\"type\": \"function\", \"function\": {\"name\": \"weather\"}}";

    private static String prompt(String more) {
        return "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello.\"}], "
                + more
                + "}";
    }

    private static String weather(String parameters, String choice) {
        return prompt(
                """
                "tools": [{"type": "function", "function": {"name": "weather", "parameters": %s}},
                          {"type": "function", "function": {"name": "tides"}}],
                "tool_choice": %s
                """
                        .formatted(parameters, choice));
    }

    private static List<Take> takes(String prompt, Stage... stages) {
        RequestInput input = new RequestInput("line 1", prompt.getBytes(StandardCharsets.UTF_8));
        return new Rehearsal(List.of(stages), InstantSource.system(), _ -> {})
                .run(Prompts.of(List.of(input), new RequestCodec(), Classification.INTERNAL));
    }

    private static Optional<String> violation(String prompt, Stage stage) {
        Take take = takes(prompt, stage).getFirst();
        assertThat(take.fault()).isEmpty();
        return take.violation();
    }

    @Test
    void theFormThatWasAskedForIsChecked() {
        List<Take> takes =
                takes(
                        prompt("\"response_format\": {\"type\": \"json_object\"}"),
                        says("one", "{\"a\": 1}"),
                        says("two", "a is 1"));

        assertThat(takes.get(0).violation()).isEmpty();
        assertThat(
                        new Thresholds(Optional.empty(), Optional.empty(), Optional.empty())
                                .broken(takes))
                .singleElement()
                .asString()
                .startsWith("line 1, two: the answer is not JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"$ref\": \"https://elsewhere.example/a\"} | elsewhere.example",
                "{\"properties\": {\"a\": {\"$ref\": \"https://elsewhere.example/a\"}}} | elsewhere.example",
                "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/none\"}}} | none",
                "{\"type\": \"strin\"}                     | type: must be one of",
                "{\"properties\": {\"a\": {\"minimum\": \"1\"}}} | minimum",
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"strin\"} | type: must be one of",
            })
    void aSchemaThatCannotBeReadIsToldBeforeAnybodyIsAsked(String schema, String why) {
        String asked =
                prompt(
                        """
                        "response_format": {"type": "json_schema",
                                            "json_schema": {"name": "a", "schema": %s}}
                        """
                                .formatted(schema));

        assertThatThrownBy(() -> takes(asked, says("one", "{}")))
                .hasMessageStartingWith("line 1: response_format: the schema cannot be read")
                .hasMessageContaining(why);
        assertThatThrownBy(() -> takes(weather(schema, "\"auto\""), says("one", "Hello.")))
                .hasMessageStartingWith(
                        "line 1: tools: the parameters of weather cannot be read as a schema")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                   | city: is required",
                "{\"city\": 1}        | city: must be a string, is a number",
                "[\"Delft\"]          | value: must be an object, is an array",
                "Delft                | is not JSON",
            })
    void argumentsAreHeldAgainstTheFunctionsParameters(String arguments, String what) {
        assertThat(violation(weather(CITY, "\"auto\""), calls("one", "weather", arguments)))
                .hasValueSatisfying(said ->
                        assertThat(said)
                                .startsWith("calls weather with arguments that break its")
                                .contains(": " + what));
    }

    /** Also where the schema names the draft it is of, as generated ones do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"object\"",
                "\"properties\": {\"suburbs\": {\"items\": {\"$ref\": \"#\"}}}",
                "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"",
                "\"$schema\": \"http://json-schema.org/draft-07/schema#\""
            })
    void argumentsThatFitAreNoViolation(String first) {
        String parameters = "{" + first + ", \"required\": [\"city\"]}";

        assertThat(
                        violation(
                                weather(parameters, "\"required\""),
                                calls("one", "weather", "{\"city\": \"Delft\"}")))
                .isEmpty();
    }

    @Test
    void aFunctionWithoutParametersTakesAnEmptyObject() {
        assertThat(violation(weather(CITY, "\"auto\""), calls("one", "tides", "{}"))).isEmpty();
    }

    @Test
    void whoMustCallAFunctionAndCallsNoneBreaksTheForm() {
        Stage talks = says("one", "It rains.");

        assertThat(violation(weather(CITY, "\"required\""), talks))
                .contains("calls no function, which tool_choice wants");
        assertThat(violation(weather(CITY, NAMED), talks))
                .contains("calls no function, which tool_choice wants");
        assertThat(violation(weather(CITY, "\"auto\""), talks)).isEmpty();
        assertThat(violation(weather(CITY, "\"none\""), talks)).isEmpty();
    }

    @Test
    void anotherFunctionThanTheOneThatWasWantedIsAViolation() {
        assertThat(violation(weather(CITY, NAMED), calls("one", "tides", "{}")))
                .contains("calls tides, where tool_choice wants weather");
    }

    @Test
    void aFunctionThatNobodyOfferedIsAViolation() {
        assertThat(violation(weather(CITY, "\"auto\""), calls("one", "stocks", "{}")))
                .contains("calls stocks, which was not offered");
    }

    @Test
    void whoMustNotCallAndCallsIsAViolation() {
        assertThat(violation(weather(CITY, "\"none\""), calls("one", "tides", "{}")))
                .contains("calls tides, where tool_choice wants none");
    }
}
