package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.app.SeraiMain;
import io.serai.standins.process.ChildJvm;
import io.serai.system.Desk.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of an operator's command in the middle of a replay. */
class ReplayKillIT {
    private static final int LETTERS = 40;

    private final LetterDesk desk = new LetterDesk();
    private final List<String> sources =
            IntStream.range(0, LETTERS).mapToObj(desk::source).toList();

    @Test
    void whatWasNotSentIsSentByTheNextAndNothingTwice(@TempDir Path folder) throws IOException {
        IntStream.range(0, LETTERS).forEach(desk::dead);
        List<String> slowly = new ArrayList<>(List.of("dead-letters", "replay", "--execute"));
        slowly.addAll(List.of("--rate", "5/s", "--config", config(folder).toString()));
        slowly.addAll(sources);

        try (ChildJvm replay =
                ChildJvm.start(
                        ChildJvm.Command.of(SeraiMain.class, slowly)
                                .flags("-XX:TieredStopAtLevel=1"),
                        folder.resolve("replay.log"))) {
            await().atMost(Duration.ofMinutes(1)).until(() -> desk.replays().size() >= 5);
            replay.kill();
        }
        int before = desk.replays().size();
        Ran next = desk.run(atOnce());

        assertThat(before).isLessThan(LETTERS);
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(desk.replays())
                .map(sent -> LetterDesk.state(sent).envelope().source().toString())
                .containsExactlyInAnyOrderElementsOf(sources);
    }

    private String[] atOnce() {
        List<String> words = new ArrayList<>(List.of("replay", "--execute", "--rate", "1000/s"));
        words.addAll(sources);
        return words.toArray(String[]::new);
    }

    private static Path config(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("serai.yaml"),
                """
                kafka: {bootstrap-servers: "%s", durability: single-node}
                providers:
                  only: {protocol: openai, base-url: "http://127.0.0.1:9", model: gpt-6-sol}
                chains: {main: {tiers: [only]}}
                rules: [{name: all, chain: main}]
                """
                        .formatted(Desk.connection().bootstrapServers()));
    }
}
