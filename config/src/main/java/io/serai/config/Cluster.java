package io.serai.config;

import java.nio.file.Path;

/** The Kafka that Serai works on. */
public sealed interface Cluster {
    /** A cluster that is there. */
    record Remote(String bootstrapServers) implements Cluster {
        public Remote {
            if (bootstrapServers.isBlank()) {
                throw new IllegalArgumentException("bootstrap-servers must not be blank");
            }
        }
    }

    /** A broker in Serai's own process, on loopback, durable in {@code folder}; port 0 = any. */
    record Embedded(Path folder, int port) implements Cluster {
        public Embedded {
            Require.between("embedded.port", port, 0, 65_535);
        }
    }
}
