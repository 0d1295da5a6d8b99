package io.serai.model;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static final int TEXT = 400;
    private static final int IMAGE = 1_334;

    @Test
    void textCountsAQuarterOfItsBytes() {
        assertThat(request(TEXT, new Part.Text("hello")).estimatedTokens()).isEqualTo(100);
    }

    /** A megabyte would be a quarter of a million tokens, more than most models take. */
    @Test
    void anImageCountsAsOneWhateverItsBytes() {
        String base64 = "A".repeat(1 << 20);

        Request request =
                request(TEXT + base64.length(), new Part.InlineImage("image/png", base64));

        assertThat(request.estimatedTokens()).isEqualTo(100 + IMAGE);
    }

    @Test
    void anImageThatTheProviderFetchesCountsToo() {
        assertThat(request(TEXT, new Part.LinkedImage("https://a.example/b")).estimatedTokens())
                .isEqualTo(100 + IMAGE);
    }

    private static Request request(int bytes, Part part) {
        Envelope envelope = Requests.envelope(NOW.plusSeconds(60));
        byte[] value = " ".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        return new Request(
                new Envelope(
                        envelope.id(),
                        envelope.source(),
                        envelope.replay(),
                        envelope.team(),
                        envelope.replyTo(),
                        envelope.arrived(),
                        envelope.deadline(),
                        false,
                        new Original(null, value, List.of(), NOW)),
                Requests.prompt("model", part),
                Priority.STANDARD,
                Optional.empty(),
                Classification.INTERNAL,
                Map.of(),
                Set.of());
    }
}
