package io.serai.standins;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A port on loopback that listens or refuses. While it refuses, a bound socket that does not listen
 * keeps the number from being given to another connection, so that listening again always succeeds.
 *
 * <ul>
 *   <li>new -> listening: {@link #open}
 *   <li>listening -> refusing: {@link #refuse}, which cuts open connections
 *   <li>refusing -> listening: {@link #listen}
 *   <li>listening, refusing -> closed: {@link #close}
 * </ul>
 */
final class Port {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 16;
    private static final int QUEUED_CONNECTIONS = 8_192;
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(30);

    private final Server server;
    private final ServerConnector connector;
    private @Nullable SocketChannel reservation;

    Port(String name, int number, Handler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("stand-in-" + name);
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(handler);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 2, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(number);
        connector.setAcceptQueueSize(QUEUED_CONNECTIONS);
        connector.setIdleTimeout(LONGEST_SILENCE.toMillis());
        server.addConnector(connector);
    }

    synchronized void open() {
        attempt(server::start);
        connector.setPort(connector.getLocalPort());
    }

    int number() {
        return connector.getPort();
    }

    synchronized void listen() {
        if (reservation != null) {
            release();
            attempt(connector::start);
        }
    }

    synchronized void refuse() {
        if (reservation == null) {
            attempt(connector::stop);
            reservation = reserve();
        }
    }

    synchronized void close() {
        release();
        attempt(server::stop);
    }

    /**
     * An acceptor holds the old socket for a moment after it was closed: until then the number is
     * not free.
     */
    private SocketChannel reserve() {
        long patience = System.nanoTime() + LONGEST_CLOSING.toNanos();
        while (true) {
            try {
                return bound();
            } catch (IOException failure) {
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException(
                            "cannot keep port " + number() + " while it is down", failure);
                }
                Thread.onSpinWait();
            }
        }
    }

    private SocketChannel bound() throws IOException {
        SocketChannel socket =
                SocketChannel.open().setOption(StandardSocketOptions.SO_REUSEADDR, true);
        try {
            return socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number()));
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private void release() {
        try {
            if (reservation != null) {
                reservation.close();
                reservation = null;
            }
        } catch (IOException failure) {
            throw new IllegalStateException("cannot release port " + number(), failure);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "stand-in on port " + number() + ": " + failure.getMessage(), failure);
        }
    }
}
