package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What {@code --help} prints of each command. */
class HelpTest {
    private static final int WIDTH = 80;

    static Stream<CommandLine> commands() {
        return SeraiMain.commandLine().getSubcommands().values().stream()
                .flatMap(command ->
                        Stream.concat(
                                Stream.of(command), command.getSubcommands().values().stream()));
    }

    /** A text that was wrapped by hand is wrapped once more where the terminal is narrower. */
    @ParameterizedTest
    @MethodSource("commands")
    void aSentenceGoesOnToTheEndOfItsLine(CommandLine command) {
        List<String> lines = command.getUsageMessage().lines().toList();

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
        assertThat(
                        IntStream.range(1, lines.size())
                                .filter(i -> goesOn(lines.get(i - 1), lines.get(i)))
                                .mapToObj(i -> lines.get(i - 1) + " " + lines.get(i).strip())
                                .filter(line -> line.length() <= WIDTH))
                .isEmpty();
    }

    private static boolean goesOn(String before, String line) {
        return !before.endsWith(":")
                && !line.isBlank()
                && Character.isLowerCase(line.strip().charAt(0));
    }
}
