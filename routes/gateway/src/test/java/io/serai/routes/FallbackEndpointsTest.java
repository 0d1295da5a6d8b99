package io.serai.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.routing.Fallback;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FallbackEndpointsTest {
    @Test
    void overHttpTheTimeoutIsTheCallsToo() {
        assertThat(of("http://rules:8080/answer"))
                .isEqualTo(
                        "http://rules:8080/answer?connectionRequestTimeout=3000"
                                + "&connectTimeout=3000&responseTimeout=3000");
        assertThat(of("https://rules/answer?tone=kind"))
                .startsWith("https://rules/answer?tone=kind&")
                .endsWith("&responseTimeout=3000");
    }

    @Test
    void whatTheEndPointSaysItselfStands() {
        assertThat(of("http://rules/answer?connectTimeout=100&responseTimeout=500"))
                .isEqualTo(
                        "http://rules/answer?connectTimeout=100&responseTimeout=500"
                                + "&connectionRequestTimeout=3000");
    }

    @Test
    void othersAreLeftAsTheyAre() {
        assertThat(of("bean:rules?method=answer")).isEqualTo("bean:rules?method=answer");
    }

    private static String of(String uri) {
        return FallbackEndpoints.of(new Fallback.EndPoint(uri, Duration.ofSeconds(3)));
    }
}
