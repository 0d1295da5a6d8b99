package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** As benchmarks and kill tests use it: a process of its own. */
class StandInMainTest {

    private static Process launch(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                StandInMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    @Test
    void printsUrlsObeysCommandsAndEndsWithItsInput() throws Exception {
        Process process = launch();
        try (BufferedReader out = process.inputReader();
                PrintWriter in = new PrintWriter(process.outputWriter(), true)) {
            assertThat(out.readLine()).matches("claude http://127\\.0\\.0\\.1:\\d+");
            assertThat(out.readLine()).matches("gpt http://127\\.0\\.0\\.1:\\d+");
            assertThat(out.readLine()).matches("gemini http://127\\.0\\.0\\.1:\\d+");

            in.println("all down");
            assertThat(out.readLine()).isEqualTo("ok");
            in.println("nonsense");
            assertThat(out.readLine()).startsWith("error: no stand-in 'nonsense'");
            in.println("calls");
            assertThat(Json.read(out.readLine()).at("/gemini/calls").asInt(-1)).isZero();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void takesNamesProtocolsAndPorts() throws Exception {
        int port;
        try (StandIn free = StandInMain.start("spare:openai")) {
            port = URI.create(free.baseUrl()).getPort();
            assertThat(free.name()).isEqualTo("spare");
        }
        try (StandIn given = StandInMain.start("spare:openai=" + port)) {
            assertThat(given.baseUrl()).endsWith(":" + port);
            assertThatThrownBy(() -> StandInMain.start("gpt=" + port))
                    .hasMessageContaining("port " + port);
        }
        assertThatThrownBy(() -> StandInMain.start("spare"))
                .hasMessageContaining("unknown protocol 'spare'");
        assertThatThrownBy(() -> StandInMain.start("a:b:c"))
                .hasMessageContaining("NAME[:PROTOCOL][=PORT]");
    }
}
