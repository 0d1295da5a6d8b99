package io.serai.operator;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where Kafka is: as configured, unless the command line says otherwise. */
final class ConnectionOptions {
    private final Supplier<Connection> configured;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Kafka brokers to begin with (default: as configured).")
    private @Nullable String servers;

    private String used = "";

    ConnectionOptions(Supplier<Connection> configured) {
        this.configured = configured;
    }

    Connection connection() {
        Connection connection = configured.get();
        Connection wanted = servers == null ? connection : connection.to(servers);
        used = wanted.bootstrapServers();
        return wanted;
    }

    /** The servers of the last connection; empty before there was one. */
    String used() {
        return used;
    }
}
