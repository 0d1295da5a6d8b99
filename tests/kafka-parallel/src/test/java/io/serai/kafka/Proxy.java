package io.serai.kafka;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and a broker, and can lose the answer to a commit and everything after it,
 * or keep back look-ups of a topic.
 */
final class Proxy implements AutoCloseable {
    private static final short END_TRANSACTION = 26;
    private static final short DESCRIBE_TOPICS = 75;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean armed = new AtomicBoolean();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final AtomicInteger keptBack = new AtomicInteger();
    private volatile CountDownLatch lookUps = new CountDownLatch(0);
    private volatile String keptBackTopic = "";

    Proxy(int target) {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * The next commit reaches the broker, but its answer, and every other, is lost until {@link
     * #mend}.
     */
    void loseNextCommitAnswer() {
        armed.set(true);
    }

    boolean hasLostAnAnswer() {
        return cut.get();
    }

    void mend() {
        cut.set(false);
        lookUps.countDown();
    }

    /** Whoever asks what the topic is gets no answer until {@link #mend}. */
    void keepBackLookUps(String topic) {
        keptBackTopic = topic;
        lookUps = new CountDownLatch(1);
    }

    int lookUpsKeptBack() {
        return keptBack.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                broker.setTcpNoDelay(true);
                open.add(client);
                open.add(broker);
                Thread.ofVirtual().start(() -> pump(client, broker, true));
                Thread.ofVirtual().start(() -> pump(broker, client, false));
            } catch (IOException e) {
                cut.compareAndSet(false, server.isClosed());
            }
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(to.getOutputStream()));
            while (true) {
                byte[] frame = new byte[in.readInt()];
                in.readFully(frame);
                short asked = requests ? ByteBuffer.wrap(frame).getShort() : -1;
                awaitTurn(asked, frame);
                if (asked == END_TRANSACTION && armed.compareAndSet(true, false)) {
                    cut.set(true);
                } else if (cut.get()) {
                    return;
                }
                out.writeInt(frame.length);
                out.write(frame);
                out.flush();
            }
        } catch (IOException e) {
            open.remove(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTurn(short asked, byte[] frame) throws InterruptedException {
        if (asked == DESCRIBE_TOPICS
                && lookUps.getCount() > 0
                && new String(frame, StandardCharsets.UTF_8).contains(keptBackTopic)) {
            keptBack.incrementAndGet();
            lookUps.await();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
