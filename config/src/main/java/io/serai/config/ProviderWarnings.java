package io.serai.config;

import io.serai.price.PriceTable;
import io.serai.provider.ProviderSettings;
import java.net.InetAddress;

/** What may be meant as it stands in a provider's settings, and mostly is not. */
final class ProviderWarnings {
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
        if (!hasCredential) {
            return;
        }
        if (!prices.knows(settings.price().like().orElse(settings.model()))) {
            section.warning(
                    "model",
                    "has no price, so its replies tell no cost; price.like can name a model that costs"
                            + " the same");
        }
        if ("http".equals(settings.baseUrl().getScheme())
                && !isLoopback(settings.baseUrl().getHost())) {
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
