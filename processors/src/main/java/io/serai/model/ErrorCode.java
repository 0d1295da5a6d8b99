package io.serai.model;

import java.util.Locale;

/** Why a request failed, as its reply says it. */
public enum ErrorCode {
    UNDECODABLE,
    SCHEMA_VIOLATION,
    REQUEST_TOO_LARGE,
    DEADLINE_PASSED,
    DEADLINE_TOO_FAR,
    REPLY_TOPIC_NOT_ALLOWED,
    REPLY_TOPIC_UNKNOWN,
    REPLY_PARTITION_UNKNOWN,
    NO_ROUTE,
    NOT_ABLE,
    NOT_CLEARED,
    /** The deadline came before an answer. */
    EXPIRED,
    /** No provider could take it, and the chain rejects rather than parks. */
    CHAIN_EXHAUSTED,
    /** Every provider that could be asked refused the request itself. */
    REFUSED,
    TOO_LONG,
    FILTERED,
    /** It failed again and again at providers that answered others. */
    POISON,
    REPLY_TOO_LARGE,
    REPLY_UNDELIVERABLE,
    INTERNAL;

    /** As it stands in replies and headers, such as {@code reply_too_large}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
