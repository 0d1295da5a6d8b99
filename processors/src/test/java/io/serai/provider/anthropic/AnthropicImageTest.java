package io.serai.provider.anthropic;

import static io.serai.provider.Prompts.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.provider.ImageUnavailable;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicImageTest {
    private final Protocol protocol =
            Anthropic.protocol(
                    Providers.settings(Anthropic.NAME, "claude-sonnet-5-5", Map.of()),
                    Providers.CLOCK,
                    Providers.EVEN);

    private static Prompt image(String type) {
        return prompt(new Message.User(List.of(new Part.InlineImage(type, "AA==")))).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/gif", "image/webp"})
    void saysWhatAnImageIs(String type) {
        assertThat(
                        Wire.body(protocol.encode(image(type)))
                                .at("/messages/0/content/0/source/media_type")
                                .asText())
                .isEqualTo(type);
    }

    /** Its API refuses them for good; Gemini takes HEIC. */
    @ParameterizedTest
    @ValueSource(strings = {"image/bmp", "image/heic", "image/svg+xml"})
    void leavesOtherImagesToOthers(String type) {
        ImageUnavailable why =
                catchThrowableOfType(ImageUnavailable.class, () -> protocol.encode(image(type)));

        assertThat(why.isRefused()).isTrue();
        assertThat(why).hasMessageContaining("not as " + type);
    }
}
