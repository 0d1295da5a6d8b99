package io.serai.provider;

import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Brings images by URL along with a prompt, for a provider that fetches none itself. */
public final class ImageCarrier {
    private final ImageSource source;
    private final int most;
    private final InstantSource clock;

    /**
     * @param most images of one prompt, at most
     */
    public ImageCarrier(ImageSource source, int most, InstantSource clock) {
        this.source = source;
        this.most = most;
        this.clock = clock;
    }

    /**
     * The same prompt with its images inline; all of them in the time given.
     *
     * @throws ImageUnavailable if one cannot be had, or there are too many
     */
    public Prompt carry(Prompt prompt, Duration within) {
        long linked = parts(prompt).filter(Part.LinkedImage.class::isInstance).count();
        if (linked == 0) {
            return prompt;
        }
        if (linked > most) {
            throw ImageUnavailable.refused(
                    "%d images by URL, and at most %d are fetched".formatted(linked, most));
        }
        Instant end = clock.instant().plus(within);
        return prompt.withMessages(
                prompt.messages().stream().map(message -> carried(message, end)).toList());
    }

    private static Stream<Part> parts(Prompt prompt) {
        return prompt.messages().stream()
                .filter(Message.User.class::isInstance)
                .map(Message.User.class::cast)
                .flatMap(user -> user.parts().stream());
    }

    private Message carried(Message message, Instant end) {
        return message instanceof Message.User(List<Part> parts)
                ? new Message.User(parts.stream().map(part -> carried(part, end)).toList())
                : message;
    }

    private Part carried(Part part, Instant end) {
        return part instanceof Part.LinkedImage(String url)
                ? source.fetch(url, Duration.between(clock.instant(), end))
                : part;
    }
}
