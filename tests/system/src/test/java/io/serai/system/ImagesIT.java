package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider for which Serai fetches images gets none from where strangers may not send us. */
class ImagesIT {
    private final StandIn provider = StandIn.openai("only").start();

    private static String linked(String url) {
        return """
        {"model": "gpt-6-sol", "messages": [{"role": "user", "content": [
            {"type": "text", "text": "what is this? [[marker:image]]"},
            {"type": "image_url", "image_url": {"url": "%s"}}]}]}
        """
                .formatted(url);
    }

    private Reply reply(String url) {
        try (Serai serai =
                Serai.with(provider).provider("    images: {fetch-from: [localhost]}\n").start()) {
            String source =
                    serai.client()
                            .send(serai.requests(), "image", Client.bytes(linked(url)), Map.of());
            await().atMost(Duration.ofMinutes(1)).until(() -> !serai.answers().isEmpty());
            List<Reply> replies = serai.answers();
            assertThat(replies).hasSize(1);
            assertThat(serai.deadLettersOf(source)).hasSize(1);
            return replies.getFirst();
        }
    }

    @Test
    void asksNoHostThatIsNotAllowed() {
        Reply reply = reply("https://img.example/a.png");

        assertThat(provider.calls()).isZero();
        assertThat(reply.error().orElseThrow().message())
                .contains("img.example is not among the hosts of images.fetch-from");
    }

    @Test
    void asksNoAddressWithin() {
        Reply reply = reply("https://localhost/latest/meta-data");

        assertThat(provider.calls()).isZero();
        assertThat(reply.error().orElseThrow().message())
                .contains("localhost has an address that is not public");
    }
}
