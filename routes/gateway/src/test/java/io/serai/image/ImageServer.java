package io.serai.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.serai.tls.OwnCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/** A real https server of {@code img.example} and another host, with a certificate of its own. */
final class ImageServer implements AutoCloseable {
    static final String HOST = "img.example";

    private final HttpsServer server;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ImageServer(Path folder, HttpHandler handler) throws Exception {
        tls = OwnCertificate.tls(folder, "dns:" + HOST + ",dns:a.cdn.example");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    /** Trusts this server alone. */
    TlsSocketStrategy trusting() {
        return new DefaultClientTlsStrategy(tls);
    }

    /** Every name is this server. */
    DnsResolver names() {
        InetSocketAddress address = server.getAddress();
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {address.getAddress()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }

            @Override
            public List<InetSocketAddress> resolve(String host, int port) {
                return List.of(address);
            }
        };
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
