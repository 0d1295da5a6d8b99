package io.serai.provider;

import io.serai.model.Detail;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings images by URL along with a prompt, for a provider that fetches none itself. */
public final class ImageCarrier {
    private final ImageSource source;
    private final ImageSettings settings;
    private final InstantSource clock;

    public ImageCarrier(ImageSource source, ImageSettings settings, InstantSource clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The same prompt with its images inline; all of them in the time given.
     *
     * @throws ImageUnavailable if one cannot be had, or they are too many or too large together
     */
    public Prompt carry(Prompt prompt, Duration within) {
        long linked = parts(prompt).filter(Part.LinkedImage.class::isInstance).count();
        if (linked == 0) {
            return prompt;
        }
        if (linked > settings.most()) {
            throw ImageUnavailable.refused(
                    "%d images by URL, and at most %d are fetched"
                            .formatted(linked, settings.most()));
        }
        boolean shorter = within.compareTo(settings.timeout()) < 0;
        Instant end = clock.instant().plus(shorter ? within : settings.timeout());
        Load load = new Load(end);
        return prompt.withMessages(prompt.messages().stream().map(load::carried).toList());
    }

    private static Stream<Part> parts(Prompt prompt) {
        return prompt.messages().stream()
                .filter(Message.User.class::isInstance)
                .map(Message.User.class::cast)
                .flatMap(user -> user.parts().stream());
    }

    /** What is brought along with one prompt. */
    private final class Load {
        private final Instant end;
        private long bytes;

        Load(Instant end) {
            this.end = end;
        }

        private Message carried(Message message) {
            return message instanceof Message.User(List<Part> parts, Optional<String> name)
                    ? new Message.User(parts.stream().map(this::carried).toList(), name)
                    : message;
        }

        private Part carried(Part part) {
            return part instanceof Part.LinkedImage(String url, Optional<Detail> detail)
                    ? fetched(url, detail)
                    : part;
        }

        private Part fetched(String url, Optional<Detail> detail) {
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                throw ImageUnavailable.unreachable("no time is left to fetch all images");
            }
            Part.InlineImage image = source.fetch(url, left);
            bytes += image.bytes();
            if (bytes > settings.totalBytes()) {
                throw ImageUnavailable.refused(
                        "the images by URL are more than %d bytes together"
                                .formatted(settings.totalBytes()));
            }
            return new Part.InlineImage(image.mediaType(), image.base64(), detail);
        }
    }
}
