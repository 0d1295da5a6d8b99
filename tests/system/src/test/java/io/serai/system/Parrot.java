package io.serai.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands for all providers, and for those who give tokens: where it has nothing to give it refuses,
 * and repeats in its error what was to prove who calls.
 */
final class Parrot implements AutoCloseable {
    private static final List<String> PROOFS =
            List.of(
                    "authorization",
                    "x-api-key",
                    "api-key",
                    "x-goog-api-key",
                    "x-amz-security-token",
                    "x-identity-header");

    private final HttpServer server;
    private final ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();
    private final String scheme;
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private final List<String> repeated = new CopyOnWriteArrayList<>();

    private Parrot(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::answer);
        server.setExecutor(each);
        server.start();
    }

    static Parrot plain() throws IOException {
        return new Parrot(HttpServer.create(loopback(), 0), "http");
    }

    static Parrot behind(OwnCertificate certificate) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
        return new Parrot(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Without a path. */
    String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who comes to this path is given this JSON. */
    Parrot gives(String path, String json) {
        given.put(path, json);
        return this;
    }

    /** All that it was told and has told. */
    String repeated() {
        return String.join("\n", repeated);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String proof = proof(exchange);
            repeated.add(proof);
            String json = given.get(exchange.getRequestURI().getPath());
            byte[] body = Client.bytes(json == null ? refusal(exchange, proof) : json);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(json == null ? 401 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** As it came, and without the word before it. */
    private static String proof(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Stream<String> said =
                PROOFS.stream()
                        .flatMap(name ->
                                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                                        .stream());
        Stream<String> form =
                isForm(exchange)
                        ? Stream.of(body.split("&"))
                                .map(field -> field.substring(field.indexOf('=') + 1))
                                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                        : Stream.of();
        return Stream.concat(said, form)
                .map(value -> value + " is not " + value.substring(value.lastIndexOf(' ') + 1))
                .collect(Collectors.joining(", "));
    }

    private static boolean isForm(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("content-type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    /** In the form of who gives tokens, else of all providers at once. */
    private static String refusal(HttpExchange exchange, String proof) {
        String text = proof.replace("\"", "'");
        return isForm(exchange)
                ? """
                {"error": "invalid_client", "error_description": "Not known: %s"}
                """
                        .formatted(text)
                : """
                {"message": "Not known: %1$s", "error": {"type": "authentication_error", "code": "%1$s",
                 "status": "UNAUTHENTICATED", "message": "Not known: %1$s"}}
                """
                        .formatted(text);
    }

    @Override
    public void close() {
        server.stop(0);
        each.close();
    }
}
