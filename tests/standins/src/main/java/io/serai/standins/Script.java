package io.serai.standins;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How to behave: one behaviour for all, and exceptions by marker. */
final class Script {

    private final Map<String, Behaviour> byMarker = new ConcurrentHashMap<>();
    private volatile Behaviour standing = new Behaviour.Answers();

    void stand(Behaviour behaviour) {
        standing = behaviour;
    }

    Behaviour standing() {
        return standing;
    }

    void except(String marker, Behaviour behaviour) {
        byMarker.put(marker, behaviour);
    }

    Behaviour behaviourFor(Optional<String> marker) {
        return marker.map(byMarker::get).orElse(standing);
    }

    void clear() {
        standing = new Behaviour.Answers();
        byMarker.clear();
    }
}
