package io.serai.outages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What {@code serai outages --report} writes. */
record Report(
        long seed,
        boolean quick,
        int requestsPerHour,
        int pace,
        long tookSeconds,
        CalendarSummary calendar,
        List<ClientReport> clients,
        List<Scaled> scaled,
        int repeatedCalls) {
    private static final double ANSWERED_WITHIN_A_DAY = 0.9999;
    private static final double WASTED = 0.01;
    private static final double AGREEMENT_POINTS = 0.1;

    /**
     * A constant of Serai as it was set, or how long a client's requests may wait; {@code exact}
     * when it kept its proportion.
     */
    record Scaled(String key, long calendarMs, double realMs, boolean exact) {
        static List<Scaled> all(Pace pace) {
            return Stream.concat(
                            Stream.of(Constant.values()).map(each -> of(each, pace)),
                            Client.ofSerai().stream().map(each -> of(each, pace)))
                    .toList();
        }

        private static Scaled of(Constant constant, Pace pace) {
            return of(constant.key(), constant.calendar(), constant.at(pace), pace);
        }

        private static Scaled of(Client client, Pace pace) {
            return of("ttl of " + client.title(), client.deadline(), client.ttl(pace), pace);
        }

        private static Scaled of(String key, Duration calendar, Duration real, Pace pace) {
            return new Scaled(
                    key,
                    calendar.toMillis(),
                    real.toNanos() / 1e6,
                    real.equals(pace.real(calendar)));
        }
    }

    /** How far the replay and the virtual clock are apart at most, in percentage points. */
    @JsonProperty("agreementPoints")
    double agreementPoints() {
        return clients.stream().mapToDouble(ClientReport::differencePoints).max().orElse(0);
    }

    @JsonProperty("marks")
    List<Mark> marks() {
        double wasted = (double) ofSerai(Report::wastedInWindows) / ofSerai(Report::callsInWindows);
        double day = client(Client.SERAI_24_H).share();
        double apart = agreementPoints();
        int lost = ofSerai(ClientReport::lost);
        int duplicates = ofSerai(ClientReport::duplicates);
        return List.of(
                new Mark("Serai loses no request", lost == 0, lost + " lost"),
                new Mark("Serai answers none twice", duplicates == 0, duplicates + " duplicates"),
                new Mark(
                        "Serai makes no call that its replies do not list",
                        repeatedCalls == 0,
                        repeatedCalls + " more"),
                new Mark(
                        "Serai answers at least 99.99 % within 24 h",
                        day >= ANSWERED_WITHIN_A_DAY, percent(day)),
                new Mark(
                        "less than 1 % of Serai's calls are wasted, in the windows alone",
                        wasted < WASTED, percent(wasted)),
                new Mark(
                        "the virtual clock agrees within 0.1 points, for every client",
                        apart <= AGREEMENT_POINTS,
                        String.format(Locale.ROOT, "%.4f points apart", apart)));
    }

    private static int wastedInWindows(ClientReport client) {
        return client.inWindows().wastedCalls();
    }

    private static int callsInWindows(ClientReport client) {
        return client.inWindows().calls();
    }

    private int ofSerai(ToIntFunction<ClientReport> count) {
        return Client.ofSerai().stream().map(this::client).mapToInt(count).sum();
    }

    private ClientReport client(Client client) {
        return clients.stream()
                .filter(each -> each.name().equals(client.title()))
                .findFirst()
                .orElseThrow();
    }

    @JsonIgnore
    boolean holds() {
        return marks().stream().allMatch(Mark::held);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.4f %%", share * 100);
    }
}
