package io.serai.model;

/**
 * Whose request it is. Known from the request topic alone, which Kafka's ACLs guard: a record's own
 * word about its tenant is no evidence.
 */
public record Team(String value) {
    /** The team of the request topic without a suffix. */
    public static final Team DEFAULT = new Team("default");

    public Team {
        Names.check("team", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
