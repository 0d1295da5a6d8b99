package io.serai.app;

import io.serai.config.SeraiSettings;
import io.serai.config.TeamSettings;
import io.serai.kafka.ConsumerEndpoint;
import io.serai.processor.ChooseChain;
import io.serai.processor.Intake;
import io.serai.processor.Readmission;
import io.serai.routes.Deferral;
import io.serai.routes.InPlace;
import io.serai.routes.IntakeRoute;
import io.serai.routes.OrderedIntakeRoute;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;

/**
 * Builds the routes that read the request topics: one for those of teams that want order, one for
 * the others. Both are in one consumer group, so that a team may change its mind and none of its
 * requests is answered twice.
 */
final class IntakeRoutes {
    private final SeraiSettings settings;
    private final KafkaEndpoints endpoints;
    private final RequestPartitions partitions;

    IntakeRoutes(SeraiSettings settings, KafkaEndpoints endpoints, RequestPartitions partitions) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.partitions = partitions;
    }

    List<RoutesBuilder> all(
            Intake intake,
            ChooseChain chooseChain,
            InPlace inPlace,
            Gates gates,
            InstantSource clock) {
        List<RoutesBuilder> all = new ArrayList<>();
        if (!topics(settings, false).isEmpty()) {
            all.add(new IntakeRoute(consume(IntakeRoute.ID, false), intake, chooseChain));
        }
        if (!topics(settings, true).isEmpty()) {
            all.add(
                    new OrderedIntakeRoute(
                            consume(OrderedIntakeRoute.ID, true).order("key"),
                            intake,
                            chooseChain,
                            inPlace,
                            new Readmission(gates::of, clock),
                            new Deferral(clock)));
        }
        return all;
    }

    static Set<String> topics(SeraiSettings settings, boolean ordered) {
        return settings.teams().stream()
                .filter(team -> team.ordered() == ordered)
                .map(TeamSettings::requestTopic)
                .collect(Collectors.toSet());
    }

    private ConsumerEndpoint consume(String route, boolean ordered) {
        return endpoints
                .consume(route, topics(settings, ordered))
                .groupId(KafkaEndpoints.group(settings, IntakeRoute.ID))
                .assignmentListener(partitions.of(route));
    }
}
