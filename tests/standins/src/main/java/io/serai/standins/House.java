package io.serai.standins;

import java.util.List;

/** What a stand-in is set to, apart from its behaviour; may change while it runs. */
final class House {

    private volatile String key = StandIn.KEY;
    private volatile int answerSize;
    private volatile List<String> models = List.of();
    private final List<String> listedByDefault;

    House(List<String> listedByDefault) {
        this.listedByDefault = List.copyOf(listedByDefault);
    }

    String key() {
        return key;
    }

    int answerSize() {
        return answerSize;
    }

    void key(String key) {
        this.key = key;
    }

    void answerSize(int characters) {
        this.answerSize = characters;
    }

    void models(List<String> models) {
        this.models = List.copyOf(models);
    }

    /** Every model, until some are named. */
    boolean serves(String model) {
        return models.isEmpty() || models.contains(model);
    }

    List<String> listed() {
        return models.isEmpty() ? listedByDefault : models;
    }
}
