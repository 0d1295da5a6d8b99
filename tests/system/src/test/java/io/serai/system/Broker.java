package io.serai.system;

import io.serai.kafka.EmbeddedBroker;
import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The broker of this JVM's tests; topics are apart by name. It is the embedded one, or, with {@code
 * -Pcontainers}, one in a container.
 */
final class Broker {
    /** A broker whose machine has no time for it is not given up: nobody takes its place. */
    private static final Map<String, String> PATIENT = Map.of("broker.session.timeout.ms", "60000");

    private static final String SHARED = fresh();

    private Broker() {}

    static String servers() {
        return SHARED;
    }

    /** One that no other test uses, until this JVM ends. */
    static String fresh() {
        return Containers.wanted() ? Containers.kafka() : embedded();
    }

    private static String embedded() {
        try {
            var folder = new TemporaryFolder("serai-system");
            EmbeddedBroker broker = new EmbeddedBroker(folder.path().resolve("data"), 0, PATIENT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker, folder)));
            return broker.bootstrapServers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedBroker broker, TemporaryFolder folder) {
        broker.close();
        folder.close();
    }
}
