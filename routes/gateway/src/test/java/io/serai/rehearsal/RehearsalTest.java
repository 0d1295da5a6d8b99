package io.serai.rehearsal;

import static io.serai.rehearsal.FixedStage.completion;
import static io.serai.rehearsal.FixedStage.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.RequestCodec;
import io.serai.model.Classification;
import io.serai.model.Cost;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Json;
import io.serai.model.Lesson;
import io.serai.model.Prompt;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import io.serai.operator.RequestInput;
import io.serai.provider.Answer;
import io.serai.provider.Faults;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final String PLAIN =
            "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello.\"}]}";
    private static final Thresholds NONE =
            new Thresholds(Optional.empty(), Optional.empty(), Optional.empty());

    /** Answers one after the other what it was made with. */
    private record Sequence(Queue<Answer> answers) implements Stage {
        @Override
        public ProviderId provider() {
            return new ProviderId("sequence");
        }

        @Override
        public boolean suits(Prompt prompt, Classification classification) {
            return true;
        }

        @Override
        public Taken ask(Prompt prompt) {
            return new Taken(answers.remove(), List.of());
        }

        @Override
        public Optional<Cost> cost(Optional<Usage> usage, Instant asked) {
            return Optional.empty();
        }
    }

    private static Answer faulted(Remedy remedy, int retries, Duration pause) {
        return new Answer.Faulted(
                new Fault(
                        FaultKind.THROTTLED,
                        remedy,
                        new Lesson.Wait(pause),
                        429,
                        "rate_limit",
                        "slow down",
                        retries,
                        pause,
                        false,
                        Optional.empty()));
    }

    private final List<Duration> pauses = new ArrayList<>();

    private List<Take> sequence(Answer... answers) {
        return takes(PLAIN, new Sequence(new ArrayDeque<>(List.of(answers))));
    }

    @Test
    void aFaultThatSaysSoIsAskedAgainAfterItsPause() {
        Answer busy = faulted(Remedy.RETRY_HERE, 1, Duration.ofSeconds(2));

        List<Take> takes = sequence(busy, new Answer.Completed(completion("Yes", List.of())));

        assertThat(takes.getFirst().fault()).isEmpty();
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void itIsNotAskedMoreOftenThanItsFaultAllows() {
        Answer busy = faulted(Remedy.RETRY_HERE, 1, Duration.ofSeconds(2));

        assertThat(sequence(busy, busy).getFirst().fault()).contains("throttled: slow down");
        assertThat(pauses).hasSize(1);
    }

    @Test
    void aFaultThatSendsARequestOnIsNotAskedAgain() {
        Answer out = faulted(Remedy.FAILOVER, 1, Duration.ofMinutes(5));

        assertThat(sequence(out).getFirst().fault()).contains("throttled: slow down");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aBugIsThatTakesAloneAndTellsNothingOfThePrompt() {
        List<Take> takes =
                takes(PLAIN, says("one", "Yes"), says("broken", ""), says("three", "Yes"));

        assertThat(takes)
                .extracting(take -> take.fault().isPresent())
                .containsExactly(false, true, false);
        assertThat(takes.get(1).fault().orElseThrow())
                .startsWith("bug: IllegalStateException at ")
                .doesNotContain("Hello.");
        assertThat(NONE.broken(takes)).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeJudgedIsThatTakesAlone() {
        List<Take> takes = takes(PLAIN, says("unpriceable", "Yes"), says("two", "Yes"));

        assertThat(takes.get(0).fault().orElseThrow()).startsWith("bug: ");
        assertThat(takes.get(1).fault()).isEmpty();
    }

    private List<Take> takes(String prompt, Stage... stages) {
        RequestInput input = new RequestInput("line 1", prompt.getBytes(StandardCharsets.UTF_8));
        return new Rehearsal(List.of(stages), InstantSource.system(), pauses::add)
                .run(Prompts.of(List.of(input), new RequestCodec(), Classification.INTERNAL));
    }

    @Test
    void answersAreComparedWithThoseOfTheFirstProvider() {
        List<Take> takes =
                takes(
                        PLAIN,
                        says("one", "The ferry runs today."),
                        says("two", "Today the FERRY runs!"),
                        says("three", "No idea"));

        assertThat(takes)
                .extracting(take -> take.similarity().orElseThrow())
                .containsExactly(1.0, 1.0, 0.0);
        assertThat(takes.getFirst().dropped()).containsExactly("seed");
    }

    @Test
    void whereTheFirstHasNoAnswerTheNextIsTheMeasure() {
        List<Take> takes =
                takes(
                        PLAIN,
                        new FixedStage("one", new Answer.Faulted(Faults.timedOut("too late"))),
                        says("two", "Yes"),
                        says("three", "Yes"));

        assertThat(takes.get(2).similarity()).contains(1.0);
        assertThat(NONE.broken(takes))
                .containsExactly("line 1, one: no answer: timed_out: too late");
    }

    @Test
    void functionsThatAreCalledCountAsWords() {
        ToolCall rain =
                new ToolCall("1", "weather", new Json("{\"place\":\"Delft\"}"), Optional.empty());
        ToolCall sun =
                new ToolCall("2", "weather", new Json("{\"place\":\"Rome\"}"), Optional.empty());
        List<Take> takes =
                takes(
                        PLAIN,
                        new FixedStage("one", new Answer.Completed(completion("", List.of(rain)))),
                        new FixedStage("two", new Answer.Completed(completion("", List.of(sun)))));

        assertThat(takes.get(1).tools()).containsExactly("weather");
        assertThat(takes.get(1).similarity().orElseThrow()).isBetween(0.6, 0.7);
    }

    @Test
    void aProviderThatIsNotAbleIsNotAskedAndBreaksNothing() {
        List<Take> takes = takes(PLAIN, says("one", "Yes"), says("unable", "Yes"));

        assertThat(takes.get(1).fault()).contains(Take.NOT_ASKED);
        assertThat(takes.get(1).similarity()).isEmpty();
        assertThat(NONE.broken(takes)).isEmpty();
    }

    /** A rehearsal is no way round the clearance. */
    @Test
    void aProviderThatIsNotClearedIsNotAsked() {
        String secret =
                PLAIN.replace("}]}", "}], \"serai\": {\"classification\": \"restricted\"}}");

        assertThat(takes(secret, says("one", "Yes"))).noneMatch(Take::wasAsked);
    }

    /** Its price is not the table's; who was not told of it serves as ever. */
    @Test
    void whatFasterServiceCostsIsUnknown() {
        String faster = PLAIN.replace("}]}", "}], \"service_tier\": \"priority\"}");

        assertThat(takes(faster, says("one", "Yes"), says("one-tier", "Yes")))
                .extracting(take -> take.cost().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void eachThresholdIsHeldAgainstEachTake() {
        List<Take> takes = takes(PLAIN, says("one", "Yes"), says("two", "No"));
        Thresholds strict =
                new Thresholds(
                        Optional.of(Duration.ZERO.minusMillis(1)),
                        Optional.of(new BigDecimal("0.001")),
                        Optional.of(0.5));

        assertThat(strict.broken(takes))
                .hasSize(5)
                .contains(
                        "line 1, one: 0.002 dollars are more than 0.001",
                        "line 1, two: similarity 0.0 is less than 0.5");
    }
}
