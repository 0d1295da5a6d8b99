package io.serai.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * An answer's body that may not grow past a number of bytes nor take longer than its attempt. A
 * large one is read when its owner has memory for the whole.
 */
final class GuardedEntity extends HttpEntityWrapper {
    /** What an answer may take without asking. */
    private static final long SMALL = 64 * 1024;

    private final AnswerLimit limit;
    private final Alarm alarm;
    private final CallOwner owner;

    GuardedEntity(HttpEntity entity, AnswerLimit limit, Alarm alarm, CallOwner owner) {
        super(entity);
        this.limit = limit;
        this.alarm = alarm;
        this.owner = owner;
    }

    /** A length that is not to be read is not to be made room for either. */
    @Override
    public long getContentLength() {
        long told = super.getContentLength();
        return told > limit.bytes() ? -1 : told;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new GuardedStream(super.getContent());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream content = getContent()) {
            content.transferTo(out);
        }
    }

    private final class GuardedStream extends FilterInputStream {
        private long count;
        private boolean asked;

        GuardedStream(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int n = read(one, 0, 1);
            return n < 0 ? n : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n;
            try {
                n = super.read(bytes, from, length);
            } catch (IOException | RuntimeException e) {
                alarm.off();
                throw alarm.explain(e);
            }
            return counted(n);
        }

        private int counted(int n) throws IOException {
            if (n < 0) {
                alarm.off();
                return n;
            }
            count += n;
            if (count > limit.bytes()) {
                alarm.cancelCall();
                throw new AnswerTooLarge(limit);
            }
            if (count > SMALL && !asked) {
                asked = true;
                alarm.stopFor(() -> owner.beforeTaking(expected()));
            }
            return n;
        }

        /** A length that is told is that before decompression only where there was none. */
        private long expected() {
            long told = getContentLength();
            return told > 0 ? Math.min(told, limit.bytes()) : limit.bytes();
        }

        @Override
        public void close() throws IOException {
            alarm.off();
            super.close();
        }
    }
}
