package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void alignsColumnsAndEscapesWhatWouldMoveTheCursor() {
        var table = new Table("NAME", "AGE", "STATUS");
        table.add("a long name", 7, "open");
        table.add("b\nc", "12d", "");

        var out = new StringWriter();
        table.print(new PrintWriter(out, true));

        assertThat(out.toString().lines())
                .containsExactly(
                        "NAME         AGE  STATUS", "a long name  7    open", "b\\u000ac     12d");
    }
}
