package io.serai.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A fallback end point that is not AI: it answers, fails, or hangs until it is told otherwise. */
final class RuleEngine implements AutoCloseable {
    static final String ANSWER = "by the rules";

    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final HttpServer server;

    RuleEngine() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/answers", exchange -> answer(exchange, 200));
        server.createContext("/fails", exchange -> answer(exchange, 500));
        server.createContext("/hangs", this::hang);
        server.start();
    }

    /** What it was asked. */
    record Question(String path, List<String> headers, String body) {
        boolean isAbout(String marker) {
            return body.contains("[[marker:" + marker + "]]");
        }
    }

    /** One of {@code answers}, {@code fails} and {@code hangs}. */
    String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    /** Answers what hangs, and hangs no more. */
    void recover() {
        hanging.countDown();
    }

    private void hang(HttpExchange exchange) throws IOException {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, 200);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            questions.add(
                    new Question(
                            exchange.getRequestURI().getPath(),
                            List.copyOf(exchange.getRequestHeaders().keySet()),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            byte[] answer = Client.bytes(ANSWER);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        recover();
        server.stop(0);
        threads.close();
    }
}
