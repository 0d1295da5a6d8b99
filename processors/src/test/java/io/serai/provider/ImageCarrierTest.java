package io.serai.provider;

import static io.serai.provider.Prompts.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.model.Detail;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageCarrierTest {
    private static final Duration ENOUGH = Duration.ofMinutes(1);
    private static final int IMAGE = 300;
    private static final ImageSettings SETTINGS =
            new ImageSettings(
                    List.of("img.example"), IMAGE, 3 * IMAGE, 100, 4, Duration.ofSeconds(10));

    private final List<String> fetched = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Duration takes = Duration.ZERO;
    private final ImageCarrier carrier = new ImageCarrier(this::fetch, SETTINGS, () -> now);

    private Part.InlineImage fetch(String url, Duration within) {
        fetched.add(url);
        now = now.plus(takes);
        return image();
    }

    private static Part.InlineImage image() {
        return new Part.InlineImage(
                "image/png", Base64.getEncoder().encodeToString(new byte[IMAGE]));
    }

    private static Prompt linked(String... urls) {
        List<Part> parts = Stream.of(urls).<Part>map(Part.LinkedImage::new).toList();
        return prompt(new Message.User(parts)).build();
    }

    private ImageUnavailable refusal(Prompt prompt) {
        return catchThrowableOfType(ImageUnavailable.class, () -> carrier.carry(prompt, ENOUGH));
    }

    @Test
    void bringsImagesAlongAsTheyWereToBeSeen() {
        Message asked =
                new Message.User(
                        List.of(
                                new Part.Text("What is it?"),
                                new Part.LinkedImage("a", Optional.of(Detail.LOW))),
                        Optional.of("ada"));

        Prompt carried = carrier.carry(prompt(asked).build(), ENOUGH);

        assertThat(carried.messages())
                .containsExactly(
                        new Message.User(
                                List.of(
                                        new Part.Text("What is it?"),
                                        new Part.InlineImage(
                                                "image/png",
                                                image().base64(),
                                                Optional.of(Detail.LOW))),
                                Optional.of("ada")));
    }

    @Test
    void bringsAsManyBytesAsOneRequestMayHave() {
        assertThat(carrier.carry(linked("a", "b", "c"), ENOUGH).messages())
                .containsExactly(new Message.User(List.of(image(), image(), image())));
    }

    /** Each of them is as large as it may be, and there are not too many. */
    @Test
    void refusesMoreBytesThanThat() {
        ImageUnavailable refusal = refusal(linked("a", "b", "c", "d"));

        assertThat(refusal.isRefused()).isTrue();
        assertThat(refusal).hasMessageContaining("more than 900 bytes together");
    }

    @Test
    void asksForNoneWhereThereAreTooMany() {
        assertThat(refusal(linked("a", "b", "c", "d", "e")).isRefused()).isTrue();
        assertThat(fetched).isEmpty();
    }

    @Test
    void fetchesNoMoreOnceTheTimeIsOver() {
        takes = SETTINGS.timeout();

        assertThat(refusal(linked("a", "b")).isRefused()).isFalse();
        assertThat(fetched).containsExactly("a");
    }
}
