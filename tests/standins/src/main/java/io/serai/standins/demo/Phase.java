package io.serai.standins.demo;

/** What the providers do while a part of the requests is sent. */
enum Phase {
    NORMAL("normal", 20, 8),
    OVERLOADED("primary overloaded (529)", 20, 10),
    TWO_DOWN("primary and secondary down", 20, 10),
    OUTAGE("total outage", 25, 12),
    RECOVERY("recovery", 15, 6);

    private final String title;
    private final int percent;
    private final int seconds;

    /**
     * @param percent of all requests that are sent in this phase
     * @param seconds over which they are spread
     */
    Phase(String title, int percent, int seconds) {
        this.title = title;
        this.percent = percent;
        this.seconds = seconds;
    }

    String title() {
        return title;
    }

    int requests(int all) {
        return all * percent / 100;
    }

    int seconds() {
        return seconds;
    }
}
