package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker in one folder and on one port; a second one leaves it alone. */
class EmbeddedBrokerIT {
    @TempDir Path folder;

    @Test
    void aSecondBrokerTouchesNeitherFolderNorPortOfTheFirst() throws Exception {
        int port = LoopbackPorts.free();
        Path data = folder.resolve("data");
        try (EmbeddedBroker first = new EmbeddedBroker(data, port)) {
            Kafka kafka = new Kafka(first.bootstrapServers());
            String topic = kafka.topic("requests", 1);

            assertThatThrownBy(() -> new EmbeddedBroker(data, 0))
                    .hasMessage("another broker works in this folder");
            assertThatThrownBy(() -> new EmbeddedBroker(folder.resolve("other"), port))
                    .hasMessage("the port is in use");

            kafka.send(topic, 3);
            assertThat(kafka.keys(topic)).hasSize(3);
        }
        try (EmbeddedBroker again = new EmbeddedBroker(data, port)) {
            assertThat(again.bootstrapServers()).endsWith(":" + port);
        }
        assertThat(folder.toFile().list()).containsExactly("data");
    }
}
