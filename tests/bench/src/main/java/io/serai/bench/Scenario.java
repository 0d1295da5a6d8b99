package io.serai.bench;

/**
 * One kind of work for every contender.
 *
 * @param latency what the provider does, as the stand-ins' console takes it
 * @param warmUp replies before the clock starts
 * @param measured replies while it runs
 * @param pace requests per second at which latency is measured afterwards; 0 = not
 */
record Scenario(
        String name,
        String latency,
        Shape shape,
        int inFlight,
        int warmUp,
        int measured,
        int pace) {

    /** Partitions of the topics, and bytes of each request. */
    record Shape(int partitions, int requestBytes) {
        static final Shape USUAL = new Shape(8, 2048);
    }

    /**
     * Behind the last that is measured are twice as many as are in flight: so all places are taken
     * until then, even where whatever is not answered yet are slow ones.
     */
    int requests() {
        return warmUp + measured + 2 * inFlight;
    }

    Scenario shaped(String suffix, Shape other) {
        return new Scenario(name + suffix, latency, other, inFlight, warmUp, measured, pace);
    }
}
