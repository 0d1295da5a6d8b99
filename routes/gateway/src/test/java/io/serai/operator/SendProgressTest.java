package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SendProgressTest {
    @Test
    void showsHowManyRepliesHaveCome() {
        var written = new ByteArrayOutputStream();
        var screen = new PrintStream(written, true, StandardCharsets.UTF_8);

        try (var progress = new SendProgress.Bar(3, screen)) {
            progress.step();
            progress.interrupt();
            progress.step();
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).contains("Replies", "2/3");
    }
}
