package io.serai.provider.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.provider.ProviderSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guardrail of the account, which judges prompts and answers of this provider. Its word is the
 * operator's own: what it refuses no other provider is asked for.
 *
 * @param id its id or ARN
 * @param version a number, or {@code DRAFT}
 */
record Guardrail(String id, String version) {
    static final String OPTION = "guardrail";
    static final String INTERVENED = "guardrail_intervened";

    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9:/-]+):(DRAFT|[1-9]\\d{0,7})");

    static Optional<Guardrail> of(ProviderSettings settings) {
        return Optional.ofNullable(settings.options().get(OPTION)).map(Guardrail::parse);
    }

    private static Guardrail parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "options.guardrail must be its id or ARN, a colon and its version: " + text);
        }
        return new Guardrail(match.group(1), match.group(2));
    }

    void write(ObjectNode body) {
        body.putObject("guardrailConfig")
                .put("guardrailIdentifier", id)
                .put("guardrailVersion", version);
    }
}
