package io.serai.system;

import io.serai.kafka.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The broker of this JVM's tests; topics are apart by name. */
final class Broker {
    private static final EmbeddedBroker SHARED = start();

    private Broker() {}

    static String servers() {
        return SHARED.bootstrapServers();
    }

    private static EmbeddedBroker start() {
        try {
            return new EmbeddedBroker(Files.createTempDirectory("serai-system"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
