package io.serai.app;

import io.serai.config.SeraiSettings;
import io.serai.config.WorkerSettings;
import io.serai.kafka.ConsumerEndpoint;
import io.serai.kafka.KafkaParallel;
import io.serai.kafka.ProducerEndpoint;
import io.serai.routes.LastResortRoute;
import java.util.Collection;
import java.util.Locale;

/** The Kafka end points of a worker's routes, all with the worker's settings. */
final class KafkaEndpoints {
    private final SeraiSettings settings;

    KafkaEndpoints(SeraiSettings settings) {
        this.settings = settings;
    }

    /** The consumer group of a route. */
    static String group(SeraiSettings settings, String route) {
        return settings.worker().groupIdPrefix() + "-" + route;
    }

    ConsumerEndpoint consume(String route, Collection<String> topics) {
        WorkerSettings worker = settings.worker();
        return KafkaParallel.consume(topics.toArray(String[]::new))
                .groupId(group(settings, route))
                .id(route)
                .maxInFlight(worker.maxInFlight())
                .maxInFlightBytes(worker.maxInFlightBytes())
                .commitInterval(worker.commitInterval())
                .finishTimeout(worker.finishTimeout())
                .groupProtocol(worker.groupProtocol().name().toLowerCase(Locale.ROOT))
                .lastResort(LastResortRoute.ENTRY);
    }

    static ProducerEndpoint produce(String topic) {
        return KafkaParallel.produce(topic);
    }
}
