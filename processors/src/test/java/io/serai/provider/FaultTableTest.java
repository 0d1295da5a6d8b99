package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Fault;
import io.serai.model.Lesson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of every table has a sample here that meets it, with the fault it must give. */
class FaultTableTest {
    private static final String ANY = "";

    /**
     * An answer or an event, the row it must meet, the fault in one line, and what of the
     * provider's words an operator must get to read, what was asked, and the provider's options, if
     * they matter.
     */
    record Sample(
            String row,
            FaultRow.Event event,
            int status,
            Map<String, String> headers,
            JsonNode body,
            String fault,
            String says,
            Asked asked,
            Map<String, String> options) {

        WireAnswer answer() {
            String text = body == null ? "" : body.isTextual() ? body.textValue() : body.toString();
            WireAnswer answer =
                    new WireAnswer(
                            status,
                            headers == null ? Map.of() : headers,
                            text.getBytes(StandardCharsets.UTF_8));
            return asked == null ? answer : answer.to(asked);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysWhatEachFaultMeans(String protocol, Sample sample) {
        FaultTable table = table(protocol, sample);
        FaultRow row =
                sample.event == null
                        ? table.row(ProviderError.of(sample.answer()))
                        : table.row(sample.event);

        assertThat(row.id()).isEqualTo(sample.row);
        Fault fault = fault(table, sample);
        assertThat(line(fault)).isEqualTo(sample.fault);
        assertThat(fault.message()).contains(Objects.requireNonNullElse(sample.says, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ANY,
                "/openai",
                "/azure-openai",
                "/openai-responses",
                "/anthropic",
                "/gemini",
                "/vertex",
                "/bedrock"
            })
    void hasNoRowWithoutASample(String protocol) {
        FaultTable own =
                WireJson.resource(
                        "/io/serai/provider" + protocol + "/faults.json", FaultTable.class);
        List<String> ids = own.faults().stream().map(FaultRow::id).toList();

        assertThat(own.version()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(read(protocol).map(Sample::row).collect(Collectors.toSet())).containsAll(ids);
        assertThat(own.faults().stream().flatMap(row -> alternatives(row, protocol))).isEmpty();
    }

    /** Words that no sample of the row has. */
    private static Stream<String> alternatives(FaultRow row, String protocol) {
        List<ProviderError> samples =
                read(protocol)
                        .filter(sample -> sample.row.equals(row.id()))
                        .filter(sample -> sample.event == null)
                        .map(sample -> ProviderError.of(sample.answer()))
                        .toList();
        FaultRow.When when = row.when();
        return Stream.of(
                        missing(
                                when.words(),
                                samples,
                                (error, word) -> error.words().contains(word)),
                        missing(when.message(), samples, FaultTableTest::isFound),
                        missing(
                                when.quota(),
                                samples,
                                (error, part) -> contains(error.quotas().toString(), part)))
                .flatMap(missing -> missing)
                .map(word -> row.id() + ": " + word);
    }

    private static <W> Stream<W> missing(
            List<W> wanted, List<ProviderError> samples, BiPredicate<ProviderError, W> has) {
        return Optional.ofNullable(wanted).orElseGet(List::of).stream()
                .filter(word -> samples.stream().noneMatch(error -> has.test(error, word)));
    }

    private static boolean isFound(ProviderError error, Pattern expression) {
        return expression.matcher(error.message().toLowerCase(Locale.ROOT)).find();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part);
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                        ANY,
                        "/openai",
                        "/azure-openai",
                        "/openai-responses",
                        "/anthropic",
                        "/gemini",
                        "/vertex",
                        "/bedrock")
                .flatMap(protocol ->
                        read(protocol)
                                .map(sample ->
                                        argumentSet(
                                                protocol + " " + sample.row, protocol, sample)));
    }

    private static Stream<Sample> read(String protocol) {
        return Arrays.stream(
                WireJson.resource(
                        "/io/serai/provider" + protocol + "/fault-samples.json", Sample[].class));
    }

    private static FaultTable table(String protocol, Sample sample) {
        Map<String, String> options = Objects.requireNonNullElse(sample.options, Map.of());
        return protocol.equals(ANY)
                ? FaultTable.ANY
                : FaultTable.of(protocol.substring(1), options);
    }

    private static Fault fault(FaultTable table, Sample sample) {
        Classifier classifier =
                new Classifier(
                        table,
                        Providers.settings("any", "any", Map.of()),
                        Providers.CLOCK,
                        Providers.EVEN);
        return Optional.ofNullable(sample.event)
                .map(FaultTableTest::fault)
                .orElseGet(() -> classifier.classify(sample.answer()));
    }

    private static Fault fault(FaultRow.Event event) {
        return switch (event) {
            case UNREACHABLE -> Faults.unreachable("");
            case GONE -> Faults.gone("");
            case NO_CREDENTIAL -> Faults.noCredential("");
            case IMAGE_REFUSED -> Faults.withoutImage(ImageUnavailable.refused(""));
            case IMAGE_UNREACHABLE -> Faults.withoutImage(ImageUnavailable.unreachable(""));
            case STALE -> Faults.stale("");
            case TIMED_OUT -> Faults.timedOut("");
            case RESET -> Faults.reset("");
            case ANSWER_TOO_LARGE -> Faults.answerTooLarge("");
            case VECTORS_TOO_LARGE -> Faults.vectorsTooLarge("");
            case BROKEN -> Faults.broken("");
            case DECLINED -> Faults.of(event, "");
        };
    }

    private static String line(Fault fault) {
        return fault.kind()
                + " "
                + fault.remedy()
                + " "
                + word(fault.lesson())
                + (fault.retries() > 0
                        ? " retries=%d pause=%s".formatted(fault.retries(), fault.pause())
                        : "")
                + (fault.possiblyBilled() ? " billed" : "");
    }

    private static String word(Lesson lesson) {
        return switch (lesson) {
            case Lesson.Nothing() -> "NOTHING";
            case Lesson.OtherKey() -> "OTHER_KEY";
            case Lesson.Failure() -> "FAILURE";
            case Lesson.Wait(var length) -> "WAIT(%s)".formatted(length);
            case Lesson.SlowDown(var atLeast) -> "SLOW_DOWN(" + atLeast + ")";
            case Lesson.Open() -> "OPEN";
            case Lesson.OpenLong(_) -> "OPEN_LONG";
        };
    }
}
