package io.serai.kafka;

import java.time.Duration;

/** Is told what becomes of group commits, in the commit thread. */
interface CommitObserver {
    void ended(CommitEnd end, Duration took, Batch batch);

    /** Places and claims may have become free. */
    void settled();

    void dropped();

    /** It will be tried again. */
    void failed(CommitEnd end);

    void fenced(Exception cause);

    void died(Throwable cause);
}
