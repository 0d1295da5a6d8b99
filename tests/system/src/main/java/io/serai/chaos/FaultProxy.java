package io.serai.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy on loopback whose {@link Link} can be made bad and sound again. */
final class FaultProxy implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Passage passage = new Passage();

    FaultProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy-" + target).start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void become(Link link) {
        passage.become(link);
        if (link instanceof Link.Cut) {
            open.forEach(this::cut);
        }
    }

    /** How often its links have ended a connection or kept bytes waiting. */
    long harmed() {
        return passage.harmed();
    }

    private void cut(Socket socket) {
        passage.harm();
        end(socket);
    }

    /** A client whose connection fails sees it end, as it would without a proxy. */
    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                open.removeIf(Socket::isClosed);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        if (passage.isCut()) {
            cut(client);
            return;
        }
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(there);
            client.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(client, there, true));
            Thread.ofVirtual().start(() -> pump(there, client, false));
        } catch (IOException e) {
            end(client);
            throw e;
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        byte[] piece = new byte[PIECE];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                passage.carry(piece, length, out, requests);
            }
        } catch (IOException e) {
            // one end is gone, and so is the other
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        close(server);
        become(new Link.Cut());
    }
}
