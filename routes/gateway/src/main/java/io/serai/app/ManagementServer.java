package io.serai.app;

import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What an orchestrator asks this worker over HTTP: {@code /health/live} answers while the process
 * runs, {@code /health/ready} while every check is up. It carries no traffic of its own and needs
 * few threads.
 */
public final class ManagementServer implements AutoCloseable {
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    private static final int MAX_THREADS = 6;
    private static final int MIN_THREADS = 3;

    private final Server server;
    private final ServerConnector connector;

    /** Port 0 takes a free one, see {@link #port()}. */
    public ManagementServer(String host, int port, Supplier<Readiness> readiness) {
        var threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("management");
        server = new Server(threads);
        connector = new ServerConnector(server, ACCEPTORS, SELECTORS, http());
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new HealthPages(readiness));
        server.setErrorHandler(ManagementServer::sayNothing);
    }

    private static HttpConnectionFactory http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        return new HttpConnectionFactory(http);
    }

    /** Jetty's own error page would show the exception's message; the status is enough. */
    private static boolean sayNothing(Request request, Response response, Callback callback) {
        callback.succeeded();
        return true;
    }

    /**
     * Listens from here on.
     *
     * @throws StartRefused when the address is taken or is not this machine's
     */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            LifeCycle.stop(server);
            throw new StartRefused(
                    "the management port "
                            + connector.getHost()
                            + ":"
                            + connector.getPort()
                            + " cannot be opened: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
