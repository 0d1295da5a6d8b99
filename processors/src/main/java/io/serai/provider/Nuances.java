package io.serai.provider;

import io.serai.model.Detail;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What only OpenAI's messages say beside their content: who speaks, how closely to look. */
public final class Nuances {
    private static final String NAME = "messages[].name";
    private static final String DETAIL = "messages[].content[].image_url.detail";

    private Nuances() {}

    /** OpenAI's word for it. */
    public static String word(Detail detail) {
        return detail.name().toLowerCase(Locale.ROOT);
    }

    /** What of it a prompt has and is lost where there is no word for either. */
    public static List<String> dropped(Prompt prompt) {
        return Stream.concat(names(prompt).stream(), details(prompt).stream()).toList();
    }

    /** The same where there is none for names. */
    public static List<String> names(Prompt prompt) {
        boolean any = prompt.messages().stream().anyMatch(it -> it.name().isPresent());
        return any ? List.of(NAME) : List.of();
    }

    /** To look as closely as it likes is what every model does that is not told. */
    private static List<String> details(Prompt prompt) {
        boolean any =
                prompt.messages().stream()
                        .filter(Message.User.class::isInstance)
                        .flatMap(user -> ((Message.User) user).parts().stream())
                        .filter(Part.Image.class::isInstance)
                        .map(image -> ((Part.Image) image).detail())
                        .flatMap(Optional::stream)
                        .anyMatch(detail -> detail != Detail.AUTO);
        return any ? List.of(DETAIL) : List.of();
    }
}
