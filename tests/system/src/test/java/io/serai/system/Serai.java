package io.serai.system;

import io.serai.app.Instance;
import io.serai.app.Protocols;
import io.serai.app.Start;
import io.serai.codec.Reply;
import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import io.serai.processor.DeadLetters;
import io.serai.standins.StandIn;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A worker of a team of its own, with a chain of OpenAI stand-ins in the given order, and a client.
 * It is configured as an operator would: by YAML.
 */
final class Serai implements AutoCloseable {
    /** Circuits that stay closed whatever the stand-ins do. */
    static final String PATIENT =
            "    breaker: {failures-in-a-row: 10000, failure-rate-percent: 100, minimum-calls: 10000}\n";

    /** {@code KEY} is what every stand-in takes, {@code REFUSED} what none does. */
    private static final Map<String, String> VARIABLES =
            Map.of("KEY", StandIn.KEY, "REFUSED", "a-key-of-nobody");

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final List<StandIn> standIns;
    private final Client client = new Client(Broker.servers());
    private final Instance instance;

    private Serai(Options options) {
        standIns = options.standIns;
        instance = new Instance(settings(options), Start.FROM_BEGINNING);
        instance.start();
    }

    /** What a test wants otherwise than by default: further lines of the configuration. */
    static final class Options {
        private final List<StandIn> standIns;
        private String protocol = "openai";
        private String model = "gpt-6-sol";
        private String auth = "    key: \"{{env:KEY}}\"\n";
        private String provider = "";
        private String responseTimeout = "2s";
        private final Map<String, String> own = new HashMap<>();
        private String chain = "";
        private String limits = "";
        private String chains = "";
        private String rules = "";
        private String topics = "";
        private String teams = "";
        private UnaryOperator<String> route = baseUrl -> baseUrl;

        private Options(List<StandIn> standIns) {
            this.standIns = standIns;
        }

        Options protocol(String name) {
            protocol = name;
            return this;
        }

        Options model(String name) {
            model = name;
            return this;
        }

        /** In place of the key. */
        Options auth(String lines) {
            auth = lines;
            return this;
        }

        Options provider(String lines) {
            provider += lines;
            return this;
        }

        Options responseTimeout(String span) {
            responseTimeout = span;
            return this;
        }

        /** What one of them alone has in place of the key. */
        Options auth(StandIn standIn, String lines) {
            own.put(standIn.name(), lines);
            return this;
        }

        Options chain(String lines) {
            chain += lines;
            return this;
        }

        Options limits(String lines) {
            limits += lines;
            return this;
        }

        /** Further settings of the topics, each with a comma before it. */
        Options topics(String settings) {
            topics += settings;
            return this;
        }

        /** One more chain of the same stand-ins, for requests of an app of that name. */
        Options chainFor(String app, String lines) {
            chains += "  NAME-" + app + ":\n    tiers:\n" + tiers(standIns) + lines;
            rules += "  - {name: " + app + ", chain: NAME-" + app + ", apps: [" + app + "]}\n";
            return this;
        }

        /** One more team of the same worker, with lines of its own. */
        Options team(String suffix, String lines) {
            teams += ", NAME-" + suffix + ": {" + lines + "}";
            return this;
        }

        /** What stands at a stand-in's address in the configuration instead. */
        Options by(UnaryOperator<String> route) {
            this.route = route;
            return this;
        }

        Serai start() {
            return new Serai(this);
        }
    }

    static Options with(StandIn... standIns) {
        return new Options(List.of(standIns));
    }

    String requests() {
        return "ai.requests." + name;
    }

    String replies() {
        return "ai.replies." + name;
    }

    /** Those of another team of this worker. */
    String requests(String team) {
        return requests() + "-" + team;
    }

    String replies(String team) {
        return replies() + "-" + team;
    }

    String intakeGroup() {
        return "serai-" + name + "-intake";
    }

    String parked() {
        return "ai.parked." + name;
    }

    Client client() {
        return client;
    }

    Instance instance() {
        return instance;
    }

    /** Sends a prompt with a marker; returns its source. */
    String ask(String marker) {
        return ask(marker, Map.of());
    }

    String ask(String marker, Map<String, String> headers) {
        return client.send(requests(), marker, Client.bytes(prompt(marker)), headers);
    }

    static String prompt(String marker) {
        return """
        {"model": "gpt-6-sol",
         "messages": [{"role": "user", "content": "hello [[marker:%s]]"}]}
        """
                .formatted(marker);
    }

    List<Reply> answers() {
        return client.replies(replies());
    }

    /** What has come to the team's own reply topic. */
    Inbox inbox() {
        return new Inbox(client, replies());
    }

    /** The dead letters of this worker's requests. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return client.readSettled(DeadLetters.TOPIC).stream()
                .filter(record -> Client.header(record, "serai-state-team").equals(name))
                .toList();
    }

    /** Those of the request of this source. */
    List<ConsumerRecord<byte[], byte[]>> deadLettersOf(String source) {
        return deadLetters().stream()
                .filter(letter -> Client.header(letter, "serai-state-source").equals(source))
                .toList();
    }

    private SeraiSettings settings(Options options) {
        StringBuilder yaml = new StringBuilder(head(options));
        yaml.append("providers:\n");
        standIns.forEach(standIn -> yaml.append(provider(standIn, options)));
        yaml.append("chains:\n  NAME:\n    tiers:\n").append(tiers(standIns));
        yaml.append(options.chain).append(options.chains);
        yaml.append("rules:\n").append(options.rules).append("  - {name: all, chain: NAME}\n");
        return new ConfigLoader(
                        new Protocols(InstantSource.system(), new Random()),
                        variable -> Optional.ofNullable(VARIABLES.get(variable)))
                .load(
                        new ByteArrayInputStream(
                                Client.bytes(yaml.toString().replace("NAME", name))));
    }

    private static String tiers(List<StandIn> standIns) {
        return standIns.stream()
                .map(standIn -> "      - " + standIn.name() + "\n")
                .collect(Collectors.joining());
    }

    private String head(Options options) {
        return """
        kafka: {bootstrap-servers: "%s", durability: single-node}
        worker: {id: worker-%s, group-id-prefix: serai-%s, commit-interval: 20ms, finish-timeout: 10s}
        management: {port: 0}
        probe: {in-outage: 1s}
        topics: {request-partitions: 4, reply-partitions: 4, parked-partitions: 4%s}
        teams: {%s: {allowed-reply-topics: ["ai.replies.%s.*"]}%s}
        limits:
          longest-deadline: 7d
        %s
        """
                .formatted(
                        Broker.servers(),
                        name,
                        name,
                        options.topics,
                        name,
                        name,
                        options.teams,
                        options.limits.stripTrailing());
    }

    private static String provider(StandIn standIn, Options options) {
        return """
          %s:
            protocol: %s
            base-url: "%s"
            model: %s
            connect-timeout: 1s
            response-timeout: %s
            answer-bytes: 256KiB
        %s
        %s
        """
                .formatted(
                        standIn.name(),
                        options.protocol,
                        options.route.apply(standIn.baseUrl()),
                        options.model,
                        options.responseTimeout,
                        options.own.getOrDefault(standIn.name(), options.auth).stripTrailing(),
                        options.provider.stripTrailing());
    }

    @Override
    public void close() {
        close(instance);
        client.deleteBacklogs(name);
        List<AutoCloseable> all = new ArrayList<>(List.of(client));
        all.addAll(standIns);
        all.forEach(Serai::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
