package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private static final int LARGE = 4 << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What images are reserved memory for: the text itself is a third. */
    @Test
    void writesALargeBodyInTwoCopies() {
        ObjectNode body = WireJson.object().put("data", "A".repeat(LARGE));
        WireJson.bytes(WireJson.object());

        long before = threads.getCurrentThreadAllocatedBytes();
        byte[] written = WireJson.bytes(body);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isBetween(2L * LARGE, 9L * LARGE / 4);
        assertThat(written).hasSize(LARGE + "{\"data\":\"\"}".length());
    }

    /** Wherever Jackson's and the writer's buffers end. */
    @Test
    void cutsNoSurrogatePair() {
        String text = "x" + "\ud83d\ude00".repeat(100_000);

        assertThat(written(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LARGE})
    void halfASurrogatePairBecomesAQuestionMark(int length) {
        String rest = "a".repeat(length);

        assertThat(written("half \ud83d of one" + rest)).isEqualTo("half ? of one" + rest);
    }

    private static String written(String text) {
        byte[] body = WireJson.bytes(WireJson.object().put("t", text));
        return WireJson.object(new String(body, StandardCharsets.UTF_8))
                .orElseThrow()
                .path("t")
                .asText();
    }
}
