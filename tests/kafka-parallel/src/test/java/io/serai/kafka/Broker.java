package io.serai.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/** One broker for all tests of a JVM. */
final class Broker {
    private static final EmbeddedBroker SHARED = start();

    private Broker() {}

    static String servers() {
        return SHARED.bootstrapServers();
    }

    private static EmbeddedBroker start() {
        try {
            Path folder = Files.createTempDirectory("kafka-parallel-it");
            EmbeddedBroker broker = new EmbeddedBroker(folder.resolve("data"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker, folder)));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedBroker broker, Path folder) {
        broker.close();
        try {
            Utils.delete(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
