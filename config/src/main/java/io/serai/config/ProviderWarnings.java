package io.serai.config;

import io.serai.price.PriceTable;
import io.serai.provider.ProviderSettings;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be meant as it stands in a provider's settings, and mostly is not. */
final class ProviderWarnings {
    /** The hosts of those who made the protocols, and of the clouds. */
    private static final Pattern PUBLIC =
            Pattern.compile(
                    String.join(
                            "|",
                            "(?:[a-z]+\\.)?api\\.openai\\.com",
                            "api\\.anthropic\\.com",
                            "generativelanguage\\.googleapis\\.com",
                            "(?:[a-z0-9-]+-)?aiplatform\\.googleapis\\.com",
                            "aiplatform\\.[a-z0-9-]+\\.rep\\.googleapis\\.com",
                            "bedrock-runtime(?:-fips)?\\.[a-z0-9-]+\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)",
                            "[a-z0-9-]+\\.(?:openai|services\\.ai|cognitiveservices)\\.azure\\.com"));

    private final PriceTable prices;

    ProviderWarnings(PriceTable prices) {
        this.prices = prices;
    }

    /** A model on one's own machine has no credential, and is not paid by the token. */
    void of(Section section, ProviderSettings settings) {
        boolean hasCredential =
                settings.key().isPresent()
                        || settings.auth().isPresent()
                        || !settings.accounts().isEmpty();
        if (hasCredential) {
            ofPrices(section, settings);
            ofTheWay(section, settings.baseUrl());
        } else if (PUBLIC.matcher(settings.baseUrl().getHost()).matches()) {
            section.warning(
                    "key",
                    "is missing: " + settings.baseUrl().getHost() + " answers to nobody else");
        }
    }

    private void ofPrices(Section section, ProviderSettings settings) {
        if (!prices.knows(settings.price().like().orElse(settings.model()))) {
            section.warning(
                    "model",
                    "has no price, so its replies tell no cost; price.like can name a model that costs"
                            + " the same");
        }
        Optional.ofNullable(settings.options().get("like"))
                .filter(model -> !prices.knows(model))
                .ifPresent(model ->
                        section.warning(
                                "options.like",
                                "has no price in the table, is " + model + "; is it misspelt?"));
    }

    private static void ofTheWay(Section section, URI url) {
        if ("http".equals(url.getScheme()) && !isLoopback(url.getHost())) {
            section.warning(
                    "base-url",
                    "is http, so whoever is on the way reads prompts and credential; https is safe");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
