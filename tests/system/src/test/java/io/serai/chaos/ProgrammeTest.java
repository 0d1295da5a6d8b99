package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever happens to a scenario, the report says so. */
class ProgrammeTest {
    private static final String SICK = "broker-kills";

    private final List<Report> kept = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** Plays nothing: one scenario cannot be played, another throws, the others hold. */
    private record Rehearsal(String impossible, String throwing) implements Player {
        @Override
        public Optional<String> obstacle(Scenario scenario) {
            return scenario.name().equals(impossible) ? Optional.of("not here") : Optional.empty();
        }

        @Override
        public Result of(Scenario scenario, long seed) {
            if (scenario.name().equals(throwing)) {
                throw new IllegalStateException("Kafka does not answer");
            }
            return new Result(
                    scenario.name(), seed, Duration.ZERO, Figures.NONE, null, List.of(), List.of());
        }
    }

    private Programme programme(Player player) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Programme(player, new Summary(out), kept::add);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingPlayedIsNothingHeld() {
        Report report =
                programme(new Rehearsal(FullDisk.NAME, ""))
                        .run(List.of(FullDisk.NAME), 1, Duration.ofMinutes(1));

        assertThat(report.holds()).isFalse();
        assertThat(report.skipped()).containsExactly(FullDisk.NAME);
        assertThat(said()).contains("Nothing was played.").doesNotContain("held");
    }

    @Test
    void aScenarioThatThrowsHasFailedAndTheOthersArePlayed() {
        Report report = programme(new Rehearsal("", SICK)).run(List.of(), 1, null);

        assertThat(report.holds()).isFalse();
        assertThat(report.scenarios())
                .extracting(Report.Played::name)
                .containsExactlyElementsOf(Scenarios.names());
        assertThat(kept.getFirst().scenarios()).hasSize(1);
        assertThat(kept.getLast()).isEqualTo(report);
        assertThat(report.scenarios())
                .filteredOn(each -> !each.passed())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.name()).isEqualTo(SICK);
                    assertThat(each.breaches().getFirst()).contains("Kafka does not answer");
                });
        assertThat(said()).contains("A guarantee was broken");
    }

    @Test
    void eachScenarioHasItsFiguresInTheFile() {
        Report report = programme(new Rehearsal("", "")).run(List.of(SICK), 1, null);

        JsonNode written = new ObjectMapper().valueToTree(report);

        assertThat(written.at("/scenarios/0").fieldNames())
                .toIterable()
                .contains("name", "seed", "passed", "requests", "lost", "duplicates")
                .contains("repeatedCalls", "begunAtKills", "kills", "brokerKills");
    }

    @Test
    void whatIsSkippedIsNotAmongWhatHeld() {
        Report report = programme(new Rehearsal(FullDisk.NAME, "")).run(List.of(), 1, null);

        assertThat(report.holds()).isTrue();
        assertThat(report.skipped()).containsExactly(FullDisk.NAME);
        assertThat(report.scenarios())
                .extracting(Report.Played::name)
                .doesNotContain(FullDisk.NAME);
        assertThat(said()).contains("SKIPPED: full-disk", "Every guarantee held.");
    }
}
