package io.serai.routes;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.app.Protocols;
import io.serai.config.ConfigLoader;
import io.serai.provider.AnswerLimit;
import io.serai.provider.CallGuard;
import io.serai.provider.CallOwner;
import io.serai.provider.Connections;
import io.serai.provider.Credential;
import io.serai.provider.ProviderSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;

/** On loopback, and whatever it is asked: it answers with one status, or not at all. */
public final class ProviderServer implements AutoCloseable {
    public static final String KEY = "k3y";
    public static final Protocols PROTOCOLS = new Protocols(InstantSource.system(), new Random(1));

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile OptionalInt status = OptionalInt.of(200);

    /** A call as it came. */
    public record Heard(String method, URI uri, Headers headers, String body) {}

    public ProviderServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(
                new Heard(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        body));
        if (status.isPresent()) {
            exchange.sendResponseHeaders(status.getAsInt(), -1);
            exchange.close();
        }
    }

    void answers(int with) {
        status = OptionalInt.of(with);
    }

    void hangs() {
        status = OptionalInt.empty();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int calls() {
        return heard.size();
    }

    /** The last call. */
    public Heard heard() {
        return heard.getLast();
    }

    /**
     * A provider at this address, as an operator configures it.
     *
     * @param path of its base URL
     * @param lines its other keys, in YAML between braces
     */
    public ProviderSettings configured(String path, String lines) {
        String yaml =
                """
                providers: {one: {base-url: "%s%s", %s}}
                chains: {default: {tiers: [one]}}
                """
                        .formatted(url(), path, lines);
        return new ConfigLoader(PROTOCOLS, _ -> Optional.of(KEY))
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .providers()
                .getFirst();
    }

    /** Binds what the provider's HTTP end points name. */
    public static void bind(
            CamelContext camel,
            ProviderSettings settings,
            Credential credential,
            ScheduledExecutorService alarms) {
        HttpClientConfigurer guard =
                new CallGuard(
                                credential,
                                LONGEST,
                                new AnswerLimit(1 << 20, false),
                                alarms,
                                CallOwner.ALONE)
                        ::configure;
        camel.getRegistry().bind(HttpEndpoints.guard(settings.id()), guard);
        camel.getRegistry()
                .bind(
                        HttpEndpoints.pool(settings.id()),
                        Connections.pool(1, settings.connectTimeout()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
