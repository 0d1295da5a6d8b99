package io.serai.standins;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** One call on its connection, and what can be done to it; no thread waits here. */
final class Exchange {

    private final Server server;
    private final Request request;
    private final Response response;
    private final Callback callback;

    Exchange(Server server, Request request, Response response, Callback callback) {
        this.server = server;
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    void after(Duration delay, Runnable step) {
        if (delay.isZero()) {
            step.run();
            return;
        }
        Runnable onPool = () -> server.getThreadPool().execute(step);
        server.getScheduler().schedule(onPool, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs {@code sent} when the last byte has gone out. */
    void send(Reply reply, Runnable sent) {
        ByteBuffer body = head(reply);
        response.getHeaders().put("content-length", body.remaining());
        response.write(true, body, Callback.from(callback, sent));
    }

    void send(Reply reply) {
        send(reply, () -> {});
    }

    /** Announces the whole, sends half of it and ends the connection. */
    void sendHalf(Reply reply) {
        ByteBuffer body = head(reply);
        response.getHeaders().put("content-length", body.remaining());
        body.limit(body.remaining() / 2);
        response.write(false, body, Callback.from(this::cut, callback::failed));
    }

    /**
     * Sends piece after piece with a pause between them, until there is none left or the client is
     * gone.
     */
    void stream(Reply head, Iterator<ByteBuffer> pieces, Duration pause) {
        head(head);
        next(pieces, pause);
    }

    private void next(Iterator<ByteBuffer> pieces, Duration pause) {
        if (!pieces.hasNext()) {
            response.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        Runnable again = () -> after(pause, () -> next(pieces, pause));
        response.write(false, pieces.next(), Callback.from(again, callback::failed));
    }

    /** Ends the connection without a word: the client sees an early end. */
    private void cut() {
        endPoint().close();
        callback.failed(new EOFException("cut on cue"));
    }

    /** Ends the connection with a TCP reset. */
    void reset() {
        try {
            if (endPoint().getTransport() instanceof SocketChannel socket) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
        cut();
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    private ByteBuffer head(Reply reply) {
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
        return ByteBuffer.wrap(reply.body().getBytes(StandardCharsets.UTF_8));
    }
}
