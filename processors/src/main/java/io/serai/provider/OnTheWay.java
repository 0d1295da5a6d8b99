package io.serai.provider;

/**
 * Requests that were released and have not come to the gate yet; each has a place there. They are
 * read again from Kafka, which takes its time, and may have gone meanwhile: what has not come after
 * two looks is not waited for any more.
 *
 * @param older released before the last look
 * @param fresh released since
 */
record OnTheWay(int older, int fresh) {
    static final OnTheWay NOBODY = new OnTheWay(0, 0);

    int all() {
        return older + fresh;
    }

    OnTheWay released(int count) {
        return new OnTheWay(older, Math.max(0, fresh + count));
    }

    /** One has come; which one is not known, nor whether it was released. */
    OnTheWay arrived() {
        return older > 0 ? new OnTheWay(older - 1, fresh) : released(-1);
    }

    OnTheWay looked() {
        return new OnTheWay(fresh, 0);
    }
}
