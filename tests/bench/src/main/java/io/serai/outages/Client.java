package io.serai.outages;

import io.serai.routing.Failover;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Who asks, and how long an answer is of use; each gets every request. */
enum Client {
    /** Asks the first provider once. */
    PRIMARY_ALONE("primary alone", "alone", Duration.ofMinutes(15)),
    /** Asks each provider once, one after the other. */
    FAILOVER("synchronous failover", "failover", Duration.ofMinutes(15)),
    SERAI_15_MIN("Serai, 15 min", "minutes", Duration.ofMinutes(15)),
    SERAI_4_H("Serai, 4 h", "hours", Duration.ofHours(4)),
    SERAI_24_H("Serai, 24 h", "day", Duration.ofHours(24));

    private static final String REHEARSAL = "rehearsal";

    private final String title;
    private final String code;
    private final Duration deadline;

    Client(String title, String code, Duration deadline) {
        this.title = title;
        this.code = code;
        this.deadline = deadline;
    }

    static List<Client> ofSerai() {
        return List.of(SERAI_15_MIN, SERAI_4_H, SERAI_24_H);
    }

    boolean isOfSerai() {
        return ofSerai().contains(this);
    }

    String title() {
        return title;
    }

    Duration deadline() {
        return deadline;
    }

    /**
     * What a request of Serai's client carries, in real time. The last moment in which Serai begins
     * a call is a real second before that. So that this does not weigh twelve minutes, it is longer
     * by what is too much of it.
     */
    Duration ttl(Pace pace) {
        Duration tooMuch = Failover.LEAST_TIME.minus(pace.real(Failover.LEAST_TIME));
        return pace.real(deadline).plus(tooMuch).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The id of one of its requests. */
    String id(int request) {
        return code + "-" + request;
    }

    /** The id of a request that is nobody's. */
    static String rehearsal(int number) {
        return REHEARSAL + "-" + number;
    }

    static boolean isRehearsal(String id) {
        return id.startsWith(REHEARSAL);
    }

    static Client of(String id) {
        return Arrays.stream(values())
                .filter(client -> id.startsWith(client.code + "-"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no client of ours sent " + id));
    }

    static int request(String id) {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }
}
