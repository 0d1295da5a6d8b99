package io.serai.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/** One broker for all tests of a JVM. */
final class Broker {
    /** A broker whose machine has no time for it is not given up: nobody takes its place. */
    private static final Map<String, String> PATIENT = Map.of("broker.session.timeout.ms", "60000");

    private static final EmbeddedBroker SHARED = start();

    private Broker() {}

    static String servers() {
        return SHARED.bootstrapServers();
    }

    private static EmbeddedBroker start() {
        try {
            Path folder = Files.createTempDirectory("kafka-parallel-it");
            EmbeddedBroker broker = new EmbeddedBroker(folder.resolve("data"), 0, PATIENT);
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
