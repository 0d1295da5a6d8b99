package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import io.serai.kafka.KafkaParallelComponent;
import io.serai.model.Outcome;
import io.serai.model.ProviderId;
import io.serai.routes.DispatchRoute;
import io.serai.routes.FallbackRoute;
import io.serai.routes.ProviderRoute;
import io.serai.routes.SettleRoute;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.WhenDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The routes of a worker as they are built, without a Kafka to run on: nothing leads nowhere. */
final class RouteMapTest {
    private static final Path SHIPPED = Path.of("../../config/serai.yaml");
    private static final Pattern LAST_RESORT = Pattern.compile("lastResort=([^&]+)");

    private static final String FALLBACKS =
            """
            kafka: {bootstrap-servers: "127.0.0.1:1"}
            providers:
              one: {protocol: openai, base-url: "http://localhost:1", model: m, key: "{{env:KEY}}"}
              two: {protocol: gemini, base-url: "http://localhost:1", model: m, key: "{{env:KEY}}"}
            chains:
              first:
                tiers: [one, two]
                when-exhausted: fallback
                fallback: {end-point: "http://localhost:1/answer"}
              second:
                tiers: [two]
                when-expired: fallback
                fallback: {end-point: "language:constant:no"}
              third: {tiers: [one], when-exhausted: fallback, fallback: {text: Later.}}
              retired: {drain-to: first}
            teams: {calm: {}, strict: {ordered: true}}
            rules: [{name: all, chain: first}]
            """;

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void theShippedConfigurationMakesRoutes() {
        List<RouteDefinition> routes = routes(loader().load(SHIPPED));

        assertThat(routes)
                .extracting(RouteDefinition::getRouteId)
                .contains(
                        "intake",
                        "dispatch",
                        "provider-claude",
                        "provider-gpt",
                        "provider-gemini",
                        "probe-gpt",
                        "drain-default",
                        "settle",
                        "reply",
                        "park",
                        "dead-letter",
                        "replay",
                        "last-resort",
                        "health")
                .doesNotContain("provider-local", "fallback-default")
                .doesNotHaveDuplicates();
    }

    @Test
    void looksForDueProbesAsOftenAsTheyMayBe() {
        String often = FALLBACKS + "probe: {interval: 3s, in-outage: 200ms}\n";

        assertThat(route(routes(settings(often)), "probe-one"))
                .extracting(route -> route.getInput().getEndpointUri())
                .containsExactly("timer:probe-one?period=200");
    }

    @Test
    void whatIsSentToHasOneConsumerAndWhatIsConsumedIsSentTo() {
        SeraiSettings settings = fallbacks();
        List<RouteDefinition> routes = routes(settings);
        List<String> consumed = inputs(routes).filter(RouteMapTest::isInside).toList();

        List<String> sentTo =
                Stream.of(sends(routes), chosen(settings), lastResorts(routes))
                        .flatMap(uris -> uris)
                        .filter(RouteMapTest::isInside)
                        .distinct()
                        .toList();

        assertThat(consumed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sentTo);
    }

    private static boolean isInside(String uri) {
        return uri.startsWith("direct:");
    }

    private static Stream<String> inputs(List<RouteDefinition> routes) {
        return routes.stream().map(route -> plain(route.getInput().getEndpointUri()));
    }

    private static Stream<String> sends(List<RouteDefinition> routes) {
        return steps(routes, SendDefinition.class).map(send -> plain(send.getEndpointUri()));
    }

    /** What routers choose among at run time. */
    private static Stream<String> chosen(SeraiSettings settings) {
        return Stream.concat(
                Stream.of("one", "two").map(ProviderId::new).map(ProviderRoute::entry),
                settings.chains().stream()
                        .map(chain -> chain.chain())
                        .filter(chain -> chain.fallbackEndPoint().isPresent())
                        .map(chain -> FallbackRoute.entry(chain.id())));
    }

    private static Stream<String> lastResorts(List<RouteDefinition> routes) {
        return routes.stream()
                .map(route -> LAST_RESORT.matcher(route.getInput().getEndpointUri()))
                .filter(Matcher::find)
                .map(match -> plain(match.group(1)));
    }

    private static String plain(String uri) {
        return uri.replace("://", ":").replace("%3A", ":").replaceFirst("\\?.*", "");
    }

    @Test
    void everyOutcomeIsSettled() {
        List<String> arms =
                steps(route(routes(fallbacks()), SettleRoute.ID), WhenDefinition.class)
                        .map(arm -> arm.getExpression().toString())
                        .filter(arm -> arm.contains(Outcome.class.getCanonicalName()))
                        .toList();

        List<Class<?>> outcomes = Arrays.asList(Outcome.class.getPermittedSubclasses());
        assertThat(arms).hasSameSizeAs(outcomes);
        for (int i = 0; i < arms.size(); i++) {
            assertThat(arms.get(i)).contains(outcomes.get(i).getCanonicalName());
        }
    }

    @Test
    void whateverIsDispatchedIsSettledAtLast() {
        RouteDefinition dispatch = route(routes(fallbacks()), DispatchRoute.ID).getFirst();

        assertThat(dispatch.getOutputs().getLast())
                .isInstanceOfSatisfying(
                        SendDefinition.class,
                        send ->
                                assertThat(plain(send.getEndpointUri()))
                                        .isEqualTo(SettleRoute.ENTRY));
        assertThat(steps(List.of(dispatch), SendDefinition.class)).hasSize(1);
    }

    private static List<RouteDefinition> route(List<RouteDefinition> routes, String id) {
        return routes.stream().filter(route -> route.getRouteId().equals(id)).toList();
    }

    private static <T> Stream<T> steps(List<RouteDefinition> routes, Class<T> type) {
        return routes.stream()
                .map(RouteDefinition::getOutputs)
                .map(outputs -> filtered(outputs, type))
                .flatMap(Collection::stream);
    }

    private static <T> Collection<T> filtered(List<ProcessorDefinition<?>> outputs, Class<T> type) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(outputs, type);
    }

    private static SeraiSettings fallbacks() {
        return settings(FALLBACKS);
    }

    private static SeraiSettings settings(String yaml) {
        return loader().load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static ConfigLoader loader() {
        return new ConfigLoader(
                new Protocols(InstantSource.system(), new Random(1)),
                name -> Optional.of("dummy").filter(_ -> name.endsWith("KEY")));
    }

    /** Built by Camel, and not started. */
    private List<RouteDefinition> routes(SeraiSettings settings) {
        InstantSource clock = InstantSource.system();
        var kafka = new KafkaParallelComponent();
        kafka.setBootstrapServers("127.0.0.1:1");
        main.bind("kafka-parallel", kafka);
        var providers =
                new Providers(
                        settings.providers(),
                        settings.prices(),
                        new Protocols(clock, new Random(1)),
                        new Random(1),
                        clock);
        providers.bind(main);
        main.configure().withAutoStartup(false);
        for (RoutesBuilder each : new Routes(settings, kafka, clock).all(providers)) {
            main.configure().addRoutesBuilder(each);
        }
        main.start();
        return ((ModelCamelContext) main.getCamelContext()).getRouteDefinitions();
    }
}
