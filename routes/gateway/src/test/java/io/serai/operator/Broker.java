package io.serai.operator;

import io.serai.kafka.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Utils;

/** One broker for all tests of a JVM, and one client of it. */
final class Broker {
    /** A broker whose machine has no time for it is not given up: nobody takes its place. */
    private static final Map<String, String> PATIENT = Map.of("broker.session.timeout.ms", "60000");

    private static final EmbeddedBroker SHARED = start();
    static final Map<String, Object> PROPERTIES =
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SHARED.bootstrapServers());
    static final Admin ADMIN = Admin.create(PROPERTIES);

    private Broker() {}

    static String servers() {
        return SHARED.bootstrapServers();
    }

    /** A name no other test uses. */
    static String unique(String prefix) {
        return prefix + "-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    }

    static void create(NewTopic topic) {
        Ask.kafka(ADMIN.createTopics(List.of(topic)).all());
        TopicSetup.awaitVisible(ADMIN, List.of(topic.name()));
    }

    private static EmbeddedBroker start() {
        try {
            var folder = Files.createTempDirectory("serai-operator-it");
            var broker = new EmbeddedBroker(folder.resolve("data"), 0, PATIENT);
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
