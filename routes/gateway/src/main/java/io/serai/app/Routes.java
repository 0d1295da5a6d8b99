package io.serai.app;

import io.serai.codec.DeadLetterCodec;
import io.serai.codec.ReplyCodec;
import io.serai.codec.RequestCodec;
import io.serai.codec.ResumeCodec;
import io.serai.config.ChainSettings;
import io.serai.config.SeraiSettings;
import io.serai.config.TeamSettings;
import io.serai.kafka.KafkaParallelComponent;
import io.serai.model.ChainId;
import io.serai.model.ProviderId;
import io.serai.processor.ChooseChain;
import io.serai.processor.ChooseFallback;
import io.serai.processor.Conclude;
import io.serai.processor.DeadLetters;
import io.serai.processor.Drain;
import io.serai.processor.FallbackAnswer;
import io.serai.processor.Intake;
import io.serai.processor.LastResort;
import io.serai.processor.NextProvider;
import io.serai.processor.Parking;
import io.serai.processor.Replies;
import io.serai.processor.Resumption;
import io.serai.processor.Teams;
import io.serai.processor.TopicLookup;
import io.serai.routes.DeadLetterRoute;
import io.serai.routes.Deferral;
import io.serai.routes.DispatchRoute;
import io.serai.routes.DrainRamp;
import io.serai.routes.DrainRoute;
import io.serai.routes.ErrorPolicy;
import io.serai.routes.FallbackRoute;
import io.serai.routes.HealthRoute;
import io.serai.routes.InPlace;
import io.serai.routes.LastResortRoute;
import io.serai.routes.ParkRoute;
import io.serai.routes.ProviderRoute;
import io.serai.routes.ReplacementRoute;
import io.serai.routes.ReplayRoute;
import io.serai.routes.ReplyRoute;
import io.serai.routes.SettleRoute;
import io.serai.routing.Balancer;
import io.serai.routing.Chain;
import io.serai.routing.Conclusion;
import io.serai.routing.Failover;
import io.serai.routing.RoutingTable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Builds the routes that requests take through a worker. */
final class Routes {
    private final SeraiSettings settings;
    private final KafkaParallelComponent kafka;
    private final InstantSource clock;
    private final RoutingTable table;
    private final TopicLookup topics;
    private final Teams teams;
    private final Set<String> requestTopics;
    private final InPlace inPlace;
    private final KafkaEndpoints endpoints;
    private final ResumeCodec resume;
    private final Resumption resumption;
    private final Intake intake;

    Routes(SeraiSettings settings, KafkaParallelComponent kafka, InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
        table = new RoutingTable(settings.rules(), chains(settings));
        topics = topic -> partitions(kafka, topic);
        teams = new Teams(Policies.teams(settings), topics);
        requestTopics =
                settings.teams().stream()
                        .map(TeamSettings::requestTopic)
                        .collect(Collectors.toSet());
        inPlace = new InPlace(IntakeRoutes.topics(settings, true), clock);
        endpoints = new KafkaEndpoints(settings);
        RequestCodec requests = new RequestCodec(settings.limits().requestBytes());
        resume = new ResumeCodec(requests);
        resumption = new Resumption(resume, teams, settings.drainTo(), clock);
        intake = new Intake(requests, Policies.deadlines(settings), teams, clock);
    }

    List<RoutesBuilder> all(Providers providers) {
        Gates gates = new Gates(settings.chains(), providers);
        Election election = new Election(requestTopics);
        List<RoutesBuilder> all =
                new ArrayList<>(List.of(new ErrorPolicy(), new SettleRoute(inPlace)));
        all.addAll(
                new IntakeRoutes(settings, endpoints, new RequestPartitions(election, providers))
                        .all(intake, new ChooseChain(table), inPlace, gates, clock));
        all.add(dispatch(providers));
        all.addAll(outputs());
        all.addAll(fallbacks());
        all.addAll(drains(gates));
        all.add(replays());
        all.add(new LastResortRoute(new LastResort(intake, resume, teams, requestTopics)));
        all.addAll(
                new ProviderRoutes(settings, providers, gates, election, clock)
                        .all(
                                HealthTopic.consumer(
                                        kafka, KafkaEndpoints.group(settings, HealthRoute.ID))));
        return all;
    }

    private DispatchRoute dispatch(Providers providers) {
        Map<ProviderId, String> routes =
                providers.byId().keySet().stream()
                        .collect(Collectors.toMap(id -> id, ProviderRoute::entry));
        Conclusion conclusion = new Conclusion(id -> providers.get(id).breaker().lastAnswered());
        Balancer balancer = new Balancer(new Random(), new ProviderLoads(providers, clock));
        return new DispatchRoute(
                new NextProvider(table, new Failover(balancer), routes, clock),
                new Conclude(table, conclusion, clock),
                new ChooseFallback(FallbackRoute::entry));
    }

    private List<RoutesBuilder> outputs() {
        Replies replies = new Replies(new ReplyCodec(clock), teams);
        String replyTopic = settings.teams().getFirst().replyTopic();
        return List.of(
                new ReplyRoute(KafkaEndpoints.produce(replyTopic), replies),
                new ReplacementRoute(KafkaEndpoints.produce(replyTopic), replies),
                new DeadLetterRoute(
                        KafkaEndpoints.produce(DeadLetters.TOPIC),
                        new DeadLetters(new DeadLetterCodec(clock))),
                new ParkRoute(
                        KafkaEndpoints.produce(
                                Parking.topic(settings.chains().getFirst().chain().id())),
                        new Parking()));
    }

    private List<FallbackRoute> fallbacks() {
        return settings.chains().stream()
                .map(ChainSettings::chain)
                .flatMap(chain ->
                        chain
                                .fallbackEndPoint()
                                .map(it ->
                                        new FallbackRoute(
                                                chain.id(), it, new FallbackAnswer(clock)))
                                .stream())
                .toList();
    }

    private List<RoutesBuilder> drains(Gates gates) {
        List<RoutesBuilder> all = new ArrayList<>();
        for (ChainSettings chain : settings.chains()) {
            all.add(drain(chain.chain().id(), chain.chain().id(), gates));
        }
        settings.drainTo().forEach((retired, chain) -> all.add(drain(retired, chain, gates)));
        return all;
    }

    /** The backlog of a retired chain goes along another one. */
    private DrainRoute drain(ChainId parked, ChainId chain, Gates gates) {
        return new DrainRoute(
                parked,
                endpoints.consume(DrainRoute.id(parked), List.of(Parking.topic(parked))),
                new Drain(resumption, gates.of(chain), clock),
                new DrainRamp(gates.of(chain), kafka.getDeferrals()),
                new Deferral(clock));
    }

    private ReplayRoute replays() {
        return new ReplayRoute(
                endpoints.consume(ReplayRoute.ID, List.of(ReplayRoute.TOPIC)),
                resumption,
                new ChooseChain(table),
                new Deferral(clock));
    }

    private static Map<ChainId, Chain> chains(SeraiSettings settings) {
        return settings.chains().stream()
                .map(ChainSettings::chain)
                .collect(Collectors.toMap(Chain::id, chain -> chain));
    }

    /** What Serai may not see is none of its topics. */
    private static OptionalInt partitions(KafkaParallelComponent kafka, String topic) {
        try {
            return kafka.getTopics()
                    .describe(topic)
                    .map(facts -> OptionalInt.of(facts.partitions()))
                    .orElseGet(OptionalInt::empty);
        } catch (TopicAuthorizationException e) {
            return OptionalInt.empty();
        }
    }
}
