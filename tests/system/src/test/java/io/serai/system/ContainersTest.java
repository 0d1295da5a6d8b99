package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Says at once, and once, why {@code -Pcontainers} cannot run. */
@EnabledIfSystemProperty(named = "serai.containers", matches = "true")
class ContainersTest {
    @Test
    void thereIsADocker() {
        assertThat(Containers.available())
                .as(
                        "-Pcontainers runs the system tests against Kafka in a container, but no Docker"
                                + " answers here: start it, or leave the profile out")
                .isTrue();
    }
}
