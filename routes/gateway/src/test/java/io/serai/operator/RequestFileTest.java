package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequestFileTest {
    @TempDir private Path folder;

    @Test
    void takesJsonOnManyLinesAsOneRequest() throws IOException {
        assertThat(piped("{\n\"model\": \"m\"\n}\n"))
                .map(RequestInput::where)
                .containsExactly("standard input");
    }

    @Test
    void takesEachLineAsARequestAndCountsEmptyOnes() throws IOException {
        assertThat(piped("{\"a\":1}\n\n{\"b\":2}"))
                .map(each -> each.where() + " " + text(each))
                .containsExactly(
                        "standard input, line 1 {\"a\":1}", "standard input, line 3 {\"b\":2}");
    }

    @Test
    void believesTheNameOfAFileOfLines() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{\n{}\n");

        assertThat(RequestFile.read(file.toString(), new ByteArrayInputStream(new byte[0])))
                .map(RequestInput::where)
                .containsExactly(file + ", line 1", file + ", line 2");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> piped(" \n"))
                .isInstanceOf(OperatorException.class)
                .hasMessage("There is no request in standard input.");
    }

    private static List<RequestInput> piped(String text) throws IOException {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return RequestFile.read(RequestFile.STANDARD_INPUT, in);
    }

    private static String text(RequestInput input) {
        return new String(input.value(), StandardCharsets.UTF_8);
    }
}
