package io.serai.outages;

import java.time.Instant;

/** Sends requests on behalf of one client or several, and waits for nothing. */
interface Asker extends AutoCloseable {
    /**
     * Sends one request.
     *
     * @param due when the request arrives in real time; its wait counts from there
     */
    void ask(int request, Instant due);

    /** The same for nobody's account, so that code is compiled and connections are there. */
    void rehearse(int number);

    /** Calls of rehearsals that have failed so far. */
    int failedRehearsals();

    /** Requests that have no ending yet, rehearsals too. */
    int pending();

    @Override
    void close();
}
