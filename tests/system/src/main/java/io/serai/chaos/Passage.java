package io.serai.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Carries bytes as the present {@link Link} has it. */
final class Passage {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final LongAdder harmed = new LongAdder();
    private volatile Link link = new Link.Sound();

    void become(Link next) {
        link = next;
    }

    /** A connection that was ended, or bytes that were kept waiting. */
    void harm() {
        harmed.increment();
    }

    long harmed() {
        return harmed.sum();
    }

    boolean isCut() {
        return link instanceof Link.Cut;
    }

    void carry(byte[] piece, int length, OutputStream out, boolean requests) throws IOException {
        waitWhileHeld(requests);
        switch (link) {
            case Link.Sound _, Link.Held _ -> out.write(piece, 0, length);
            case Link.Cut _ -> throw new IOException("cut");
            case Link.Slow(Duration delay) -> {
                harm();
                LockSupport.parkNanos(delay.toNanos());
                out.write(piece, 0, length);
            }
            case Link.Dribbling(int bytes, Duration pause) ->
                    dribble(piece, length, out, bytes, pause);
        }
        out.flush();
    }

    private void waitWhileHeld(boolean requests) {
        if (isHeld(requests)) {
            harm();
        }
        while (isHeld(requests)) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean isHeld(boolean requests) {
        return link instanceof Link.Held(boolean thither, boolean hither)
                && (requests ? thither : hither);
    }

    /** Until the link is another one: then the rest goes at once. */
    private void dribble(byte[] piece, int length, OutputStream out, int bytes, Duration pause)
            throws IOException {
        harm();
        int done = 0;
        while (done < length) {
            boolean still = link instanceof Link.Dribbling;
            int next = still ? Math.min(bytes, length - done) : length - done;
            out.write(piece, done, next);
            out.flush();
            done += next;
            LockSupport.parkNanos(still ? pause.toNanos() : 1);
        }
    }
}
