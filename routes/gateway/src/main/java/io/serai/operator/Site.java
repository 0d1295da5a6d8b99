package io.serai.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Where the commands work: a Kafka, by the properties of its clients, and the topics planned for
 * it.
 */
public record Site(Map<String, Object> properties, TopicPlan plan) {
    /** An operator waits, but not for the minute that Kafka's clients would. */
    private static final Map<String, Object> PATIENCE =
            Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);

    public Site {
        properties = Map.copyOf(properties);
    }

    <T> T ask(BiFunction<Admin, TopicPlan, T> question) {
        Map<String, Object> settings = new HashMap<>(PATIENCE);
        settings.putAll(properties);
        try (var admin = admin(settings)) {
            return question.apply(admin, plan);
        } catch (TimeoutException e) {
            throw OperatorException.failed("no Kafka answers at " + servers());
        }
    }

    /** "Failed to create new KafkaAdminClient" says nothing, its cause does. */
    private Admin admin(Map<String, Object> settings) {
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            var reason = e.getCause() == null ? e : e.getCause();
            throw OperatorException.failed(
                    "Kafka at " + servers() + " cannot be used: " + reason.getMessage());
        }
    }

    private Object servers() {
        return properties.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere");
    }

    /** The properties may hold credentials. */
    @Override
    public String toString() {
        return "Site[" + servers() + "]";
    }
}
