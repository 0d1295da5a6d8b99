package io.serai.model;

/** Names an ordered hierarchy of providers; its parked topic is {@code ai.parked.<chain>}. */
public record ChainId(String value) {
    public ChainId {
        Names.check("chain", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
