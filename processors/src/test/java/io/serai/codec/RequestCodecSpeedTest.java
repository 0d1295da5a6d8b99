package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Original;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Decoding is done for every request: it must not show beside a call. */
class RequestCodecSpeedTest {
    private static final int ROUNDS = 3_000;

    @Test
    void aRequestOfTwoKibibytesTakesLittle() {
        Original request = Samples.original(twoKibibytes());
        RequestCodec codec = new RequestCodec();
        decode(codec, request);

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        decode(codec, request);
        Duration each = Duration.ofNanos((threads.getCurrentThreadCpuTime() - start) / ROUNDS);

        System.out.println("decode of a 2 KiB request: " + each.toNanos() / 1000.0 + " us CPU");
        // The mark is 100 us; the rest is for a loaded machine.
        assertThat(each).isLessThan(Duration.ofMillis(1));
    }

    private static void decode(RequestCodec codec, Original request) {
        for (int i = 0; i < ROUNDS; i++) {
            if (!(codec.decode(request) instanceof Decoded.Understood)) {
                throw new AssertionError("the sample is no request");
            }
        }
    }

    private static String twoKibibytes() {
        return "{\"model\":\"gpt-6.1-terra\",\"temperature\":0.2,\"messages\":["
                + turn("user", 200)
                + turn("assistant", 600)
                + turn("user", 200)
                + turn("assistant", 600)
                + "{\"role\":\"user\",\"content\":\"Why?\"}],\"serai\":{\"id\":\"a\",\"ttl\":\"4h\"}}";
    }

    private static String turn(String role, int length) {
        return "{\"role\":\"%s\",\"content\":\"%s\"},".formatted(role, "x".repeat(length));
    }
}
