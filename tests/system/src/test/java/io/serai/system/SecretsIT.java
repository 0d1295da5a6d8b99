package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.processor.DeadLetters;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import io.serai.standins.process.SeraiProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are planted as every kind of credential and echoed by every provider; then all that a
 * worker has written anywhere is searched for them.
 */
class SecretsIT {
    /** Each provider's kind of credential, with its own secret in the environment. */
    private static final List<String> KINDS =
            List.of("openai", "anthropic", "gemini", "second", "entra", "aws");

    @TempDir private Path folder;
    private final String team = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final Client client = new Client(Broker.servers());

    @AfterEach
    void stop() {
        client.deleteBacklogs(team);
        client.close();
    }

    private static String planted(String kind) {
        return "planted-" + kind + "-5f3c1d7a9b2e";
    }

    private static StandIn echoing(StandIn standIn, String... kinds) {
        String secrets = String.join(" ", Stream.of(kinds).map(SecretsIT::planted).toList());
        return standIn.start()
                .behave(
                        new Behaviour.Fails(
                                401,
                                """
                                {"error": {"type": "authentication_error", "code": 401, "status": "UNAUTHENTICATED",
                                 "message": "Incorrect API key provided: %s."}}
                                """
                                        .formatted(secrets)));
    }

    @Test
    void noSecretIsInAnyLogReplyParkedRequestOrDeadLetter() throws IOException {
        try (StandIn openai = echoing(StandIn.openai("openai"), "openai", "second");
                StandIn anthropic = echoing(StandIn.anthropic("anthropic"), "anthropic");
                StandIn gemini = echoing(StandIn.gemini("gemini"), "gemini");
                StandIn azure = echoing(StandIn.azure("azure"));
                StandIn bedrock = echoing(StandIn.bedrock("bedrock"))) {
            Path config =
                    Files.writeString(
                            folder.resolve("serai.yaml"),
                            yaml(openai, anthropic, gemini, azure, bedrock));
            try (SeraiProcess worker =
                    new SeraiProcess(
                                    config,
                                    folder.resolve("worker.log"),
                                    List.of("-XX:TieredStopAtLevel=1"),
                                    environment(),
                                    "--from-beginning")
                            .awaitStart()) {
                String source =
                        client.send(
                                "ai.requests." + team,
                                "secret",
                                Client.bytes(Serai.prompt("secret")),
                                Map.of("serai-ttl", "5s", "serai-notify", "parked"));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> client.replies("ai.replies." + team).size() >= 2);
                await().atMost(Duration.ofMinutes(1)).until(() -> !letters(source).isEmpty());

                assertThat(openai.calls()).isPositive();
                assertThat(bedrock.calls()).isPositive();
                assertHoldsNone(worker.jvm().printed());
                Stream.of("ai.replies." + team, "ai.parked." + team, DeadLetters.TOPIC)
                        .flatMap(topic -> client.read(topic).stream())
                        .forEach(record -> assertHoldsNone(text(record)));
            }
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(String source) {
        return client.read(DeadLetters.TOPIC).stream()
                .filter(letter -> Client.header(letter, "serai-state-source").equals(source))
                .toList();
    }

    private static void assertHoldsNone(String text) {
        KINDS.forEach(kind -> assertThat(text).doesNotContain(planted(kind)));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder();
        record.headers()
                .forEach(header ->
                        text.append(new String(header.value(), StandardCharsets.UTF_8))
                                .append('\n'));
        return record.value() == null
                ? text.toString()
                : text.append(new String(record.value(), StandardCharsets.UTF_8)).toString();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        KINDS.forEach(kind -> environment.put("SECRET_" + kind, planted(kind)));
        environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", planted("aws"));
        return environment;
    }

    private String yaml(
            StandIn openai, StandIn anthropic, StandIn gemini, StandIn azure, StandIn bedrock) {
        return """
        kafka: {bootstrap-servers: "%1$s", durability: single-node}
        worker: {id: %2$s, group-id-prefix: %2$s, finish-timeout: 20s}
        management: {port: 0}
        topics: {request-partitions: 4, reply-partitions: 4, parked-partitions: 4}
        teams: {%2$s: {}}
        providers:
          openai:
            protocol: openai
            base-url: "%3$s"
            model: gpt-4.1
            keys: [{key: "{{env:SECRET_openai}}"}, {key: "{{env:SECRET_second}}"}]
          anthropic: {protocol: anthropic, base-url: "%4$s", model: claude-sonnet-5, key: "{{env:SECRET_anthropic}}"}
          gemini: {protocol: gemini, base-url: "%5$s", model: gemini-3.5-flash, key: "{{env:SECRET_gemini}}"}
          azure:
            protocol: azure-openai
            base-url: "%6$s"
            model: gpt-4.1
            auth:
              type: entra
              tenant: our-tenant
              client-id: our-app
              client-secret: "{{env:SECRET_entra}}"
              authority: https://127.0.0.1:1
          bedrock:
            protocol: bedrock
            base-url: "%7$s"
            model: eu.anthropic.claude-sonnet-5-5-v1:0
            auth: {type: aws, region: eu-central-1}
        chains: {%2$s: {tiers: [openai, anthropic, gemini, azure, bedrock]}}
        rules: [{name: all, chain: %2$s}]
        """
                .formatted(
                        Broker.servers(),
                        team,
                        openai.baseUrl(),
                        anthropic.baseUrl(),
                        gemini.baseUrl(),
                        azure.baseUrl(),
                        bedrock.baseUrl());
    }
}
