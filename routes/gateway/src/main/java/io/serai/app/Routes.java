package io.serai.app;

import static io.serai.processor.Parking.topic;

import io.serai.codec.DeadLetterCodec;
import io.serai.codec.HealthCodec;
import io.serai.codec.ReplyCodec;
import io.serai.codec.RequestCodec;
import io.serai.codec.ResumeCodec;
import io.serai.kafka.ConsumerEndpoint;
import io.serai.kafka.KafkaParallel;
import io.serai.kafka.KafkaParallelComponent;
import io.serai.kafka.ProducerEndpoint;
import io.serai.model.ChainId;
import io.serai.model.ProviderId;
import io.serai.processor.ChooseChain;
import io.serai.processor.Conclude;
import io.serai.processor.DeadLetters;
import io.serai.processor.Drain;
import io.serai.processor.FallbackAnswer;
import io.serai.processor.HealthWatch;
import io.serai.processor.Intake;
import io.serai.processor.LastResort;
import io.serai.processor.NextProvider;
import io.serai.processor.Parking;
import io.serai.processor.ProbeCall;
import io.serai.processor.ProviderCall;
import io.serai.processor.Replies;
import io.serai.processor.Resumption;
import io.serai.processor.Teams;
import io.serai.processor.TopicLookup;
import io.serai.provider.Gate;
import io.serai.provider.Provider;
import io.serai.routes.DeadLetterRoute;
import io.serai.routes.Deferral;
import io.serai.routes.DispatchRoute;
import io.serai.routes.DrainRamp;
import io.serai.routes.DrainRoute;
import io.serai.routes.ErrorPolicy;
import io.serai.routes.FallbackRoute;
import io.serai.routes.HttpEndpoints;
import io.serai.routes.IntakeRoute;
import io.serai.routes.LastResortRoute;
import io.serai.routes.ParkRoute;
import io.serai.routes.ProbeRoute;
import io.serai.routes.ProviderRoute;
import io.serai.routes.ReplayRoute;
import io.serai.routes.ReplyRoute;
import io.serai.routes.SettleRoute;
import io.serai.routing.Chain;
import io.serai.routing.Conclusion;
import io.serai.routing.Failover;
import io.serai.routing.RoutingTable;
import io.serai.routing.TeamPolicy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;

/** Builds every route of a worker from its configuration. */
final class Routes {
    private final Blueprint plan;
    private final Providers providers;
    private final KafkaParallelComponent kafka;
    private final InstantSource clock;
    private final RoutingTable table;
    private final RequestCodec requests;
    private final TopicLookup topics;
    private final Teams teams;
    private final Map<ChainId, Gate> gates;
    private final Election election = new Election();

    Routes(Blueprint plan, Providers providers, KafkaParallelComponent kafka, InstantSource clock) {
        this.plan = plan;
        this.providers = providers;
        this.kafka = kafka;
        this.clock = clock;
        table = new RoutingTable(plan.rules(), plan.chains());
        requests = new RequestCodec(plan.requestBytes());
        topics =
                topic ->
                        kafka.getTopics()
                                .describe(topic)
                                .map(facts -> OptionalInt.of(facts.partitions()))
                                .orElseGet(OptionalInt::empty);
        teams = new Teams(plan.teams(), topics);
        gates = plan.chains().values().stream().collect(Collectors.toMap(Chain::id, this::gate));
    }

    private Gate gate(Chain chain) {
        List<Provider> members =
                chain.members().map(member -> provider(member.provider())).toList();
        return new Gate(chain.id(), members, plan.drainShare());
    }

    private Provider provider(ProviderId id) {
        Provider provider = providers.byId().get(id);
        if (provider == null) {
            throw new IllegalArgumentException("no provider " + id + " is configured");
        }
        return provider;
    }

    List<RoutesBuilder> all() {
        Intake intake = new Intake(requests, plan.deadlines(), teams, clock);
        ResumeCodec resume = new ResumeCodec(requests);
        Resumption resumption = new Resumption(resume, teams, clock);
        ChooseChain chooseChain = new ChooseChain(table);
        List<RoutesBuilder> all = new ArrayList<>();
        all.add(new ErrorPolicy());
        all.add(new IntakeRoute(intakeEndpoint(), intake, chooseChain));
        all.add(dispatch());
        all.add(new SettleRoute());
        all.add(
                new ReplyRoute(
                        produce(plan.teams().getFirst().replyTopic()),
                        new Replies(new ReplyCodec(clock), teams, topics)));
        all.add(
                new DeadLetterRoute(
                        produce(DeadLetters.TOPIC), new DeadLetters(new DeadLetterCodec(clock))));
        all.add(new FallbackRoute(new FallbackAnswer(clock)));
        all.add(new LastResortRoute(new LastResort(intake, resume, teams, requestTopics())));
        all.addAll(drains(resumption));
        all.add(
                new ReplayRoute(
                        consume(ReplayRoute.ID, "ai.replays"),
                        resumption,
                        chooseChain,
                        new Deferral(new ChainId("default"), clock)));
        all.addAll(providerRoutes());
        return all;
    }

    private DispatchRoute dispatch() {
        Map<ProviderId, String> endpoints =
                providers.byId().keySet().stream()
                        .collect(Collectors.toMap(id -> id, ProviderRoute::entry));
        Failover failover = new Failover(new Random());
        Conclusion conclusion = new Conclusion(id -> provider(id).breaker().lastAnswered());
        return new DispatchRoute(
                new NextProvider(table, failover, endpoints, clock),
                new Conclude(table, conclusion, clock));
    }

    private List<RoutesBuilder> drains(Resumption resumption) {
        List<RoutesBuilder> all = new ArrayList<>();
        all.add(
                new ParkRoute(
                        produce(topic(plan.chains().keySet().iterator().next())), new Parking()));
        gates.forEach((chain, gate) ->
                all.add(
                        new DrainRoute(
                                chain,
                                consume(DrainRoute.id(chain), topic(chain)),
                                new Drain(resumption, gate, clock),
                                new DrainRamp(gate, kafka.getDeferrals()),
                                new Deferral(chain, clock))));
        return all;
    }

    private List<RoutesBuilder> providerRoutes() {
        HealthWatch watch =
                new HealthWatch(plan.worker().id(), providers.byId(), new HealthCodec(), clock);
        List<RoutesBuilder> all = new ArrayList<>();
        providers
                .byId()
                .forEach((id, provider) -> {
                    all.add(
                            new ProviderRoute(
                                    id,
                                    new ProviderCall(provider, clock),
                                    HttpEndpoints.of(
                                            provider.settings(), provider.protocol().path())));
                    all.add(probe(provider, watch));
                });
        return all;
    }

    private ProbeRoute probe(Provider provider, HealthWatch watch) {
        ProbeCall call =
                new ProbeCall(
                        provider,
                        plan.probes(),
                        election::isElected,
                        () -> !gatesOf(provider).stream().allMatch(Gate::isOpen),
                        watch,
                        clock);
        return new ProbeRoute(
                provider.id(),
                call,
                HttpEndpoints.of(provider.settings(), provider.protocol().probe().path()),
                produce(HealthWatch.TOPIC));
    }

    private List<Gate> gatesOf(Provider provider) {
        return table.chains().stream()
                .filter(chain ->
                        chain.members().anyMatch(member -> member.provider().equals(provider.id())))
                .map(chain -> gates.get(chain.id()))
                .toList();
    }

    private ConsumerEndpoint intakeEndpoint() {
        return consume(IntakeRoute.ID, requestTopics().toArray(String[]::new))
                .assignmentListener((assigned, all) -> {
                    election.assigned(assigned);
                    providers.share(assigned.size(), all.size());
                });
    }

    private Set<String> requestTopics() {
        return plan.teams().stream().map(TeamPolicy::requestTopic).collect(Collectors.toSet());
    }

    private ConsumerEndpoint consume(String id, String... from) {
        Blueprint.Worker worker = plan.worker();
        return KafkaParallel.consume(from)
                .groupId(worker.groupPrefix() + "-" + id)
                .id(id)
                .maxInFlight(worker.maxInFlight())
                .maxInFlightBytes(worker.maxInFlightBytes())
                .commitInterval(worker.commitInterval())
                .finishTimeout(worker.finishTimeout())
                .groupProtocol(worker.groupProtocol())
                .lastResort(LastResortRoute.ENTRY);
    }

    private static ProducerEndpoint produce(String topic) {
        return KafkaParallel.produce(topic);
    }
}
