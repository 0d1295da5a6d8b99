package io.serai.model;

/** Names one configured way to reach a model: protocol, account, region and model together. */
public record ProviderId(String value) {
    public ProviderId {
        Names.check("provider", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
