package io.serai.operator;

import java.util.Map;
import java.util.Optional;

/** What was done with the letters of one dead-letter topic. */
record Dispositions(KnownTopic letters, Map<String, Disposition> byKey) {
    Dispositions {
        byKey = Map.copyOf(byKey);
    }

    Optional<Disposition> of(Letter letter) {
        return Optional.ofNullable(byKey.get(letters.key(letter.at())));
    }

    String status(Letter letter) {
        return of(letter).map(Disposition::status).orElse(Disposition.OPEN);
    }
}
