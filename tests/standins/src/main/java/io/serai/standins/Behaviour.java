package io.serai.standins;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stand-in does with prompt calls. Probes are answered, but for the three that say
 * otherwise.
 */
public sealed interface Behaviour {

    record Answers(Latency latency) implements Behaviour {
        public Answers() {
            this(Latency.none());
        }
    }

    /**
     * Counts for real: at most so many calls in any sixty seconds, 429 beyond, and {@code within}
     * below.
     */
    record RateLimited(int perMinute, Behaviour within) implements Behaviour {
        public RateLimited {
            if (perMinute < 1) {
                throw new IllegalArgumentException(
                        "calls per minute " + perMinute + " must be at least 1");
            }
            refuseDown(within);
        }

        public RateLimited(int perMinute) {
            this(perMinute, new Answers());
        }
    }

    /** Behaves as {@code bad} with the probability {@code share}, else as {@code good}. */
    record Flaky(double share, Behaviour bad, Behaviour good) implements Behaviour {
        public Flaky {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share " + share + " must be between 0 and 1");
            }
            refuseDown(bad);
            refuseDown(good);
        }

        public Flaky(double share, Behaviour bad) {
            this(share, bad, new Answers());
        }
    }

    /** The port refuses connections and open ones are cut, probes included. */
    record Down() implements Behaviour {}

    /** A whole and well-formed reply that is not the answer. */
    sealed interface Refusal extends Behaviour {}

    record Throttled(Duration retryAfter, RetryForm form) implements Refusal {
        public Throttled(Duration retryAfter) {
            this(retryAfter, RetryForm.NATIVE);
        }
    }

    /** 529 or 503, the protocol's word for "no capacity", on probes as well. */
    record Overloaded(Map<String, String> headers) implements Refusal {
        public Overloaded {
            headers = Map.copyOf(headers);
        }

        public Overloaded() {
            this(Map.of());
        }
    }

    record OutOfQuota() implements Refusal {}

    record Unauthorised() implements Refusal {}

    /** The model declines, as the protocol says it: with status 200. */
    record RefusesContent() implements Refusal {}

    record ErrorIn200() implements Refusal {}

    /** Any status; without a body of its own it is what the protocol says at that status. */
    record Fails(int status, @Nullable String body, Map<String, String> headers)
            implements Refusal {
        public Fails {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("status " + status + " must be 200 to 599");
            }
            headers = Map.copyOf(headers);
        }

        public Fails(int status) {
            this(status, null, Map.of());
        }

        public Fails(int status, String body) {
            this(status, body, Map.of());
        }
    }

    /** No well-formed reply at all. */
    sealed interface Breakage extends Behaviour {}

    /** Takes the request and never answers, probes included. */
    record Hangs() implements Breakage {}

    /** A TCP reset, after the whole request has been read. */
    record Resets() implements Breakage {}

    /** Status 200 and no JSON. */
    record Garbage() implements Breakage {}

    /** Status 200 and no body. */
    record Empty() implements Breakage {}

    /** The connection ends in the middle of the JSON, before its announced length. */
    record Truncated() implements Breakage {}

    /** An answer that never ends. */
    record Endless() implements Breakage {}

    /** The whole answer, a byte at a time. */
    record Drips(Duration pause) implements Breakage {}

    /** A small body that unpacks to so many bytes. */
    record GzipBomb(int bytes) implements Breakage {
        public GzipBomb() {
            this(256 * 1024 * 1024);
        }
    }

    private static void refuseDown(Behaviour inner) {
        if (inner instanceof Down) {
            throw new IllegalArgumentException(
                    "a port is down for all calls or for none: use behave(new Down())");
        }
    }
}
