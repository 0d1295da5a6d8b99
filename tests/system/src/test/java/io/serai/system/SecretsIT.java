package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.processor.DeadLetters;
import io.serai.standins.process.SeraiProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret is planted as every kind of credential, and repeated by whoever was told it; then all
 * that a worker has written anywhere is searched for them.
 */
class SecretsIT {
    /** Words of no form that is known to be a secret's. */
    private enum Planted {
        KEY("zorBik"),
        SECOND_KEY("wumPet"),
        ANTHROPIC_KEY("glaFfin"),
        GEMINI_KEY("briNdok"),
        AZURE_KEY("snoRvel"),
        BEDROCK_KEY("fluMpow"),
        AWS_SECRET("dwoZzle"),
        AWS_SESSION("yimBrax"),
        ENTRA_SECRET("kriVvet"),
        IDENTITY_HEADER("oppLekin"),
        IDENTITY_TOKEN("mizZolt"),
        GOOGLE_TOKEN("ruvVenk");

        private final String word;

        Planted(String word) {
            this.word = word;
        }
    }

    /** All but the one that only signs. */
    private static final Set<Planted> TOLD = EnumSet.complementOf(EnumSet.of(Planted.AWS_SECRET));

    @TempDir private Path folder;
    private final String team = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final Client client = new Client(Broker.servers());

    @AfterEach
    void stop() {
        client.deleteBacklogs(team);
        client.close();
    }

    @Test
    void noSecretIsInAnyLogPageReplyParkedRequestOrDeadLetter() throws Exception {
        OwnCertificate certificate = OwnCertificate.in(folder);
        try (Parrot all = Parrot.plain();
                Parrot entra = Parrot.behind(certificate)) {
            giveTokens(all);
            Path config = Files.writeString(folder.resolve("serai.yaml"), yaml(all, entra));
            try (SeraiProcess worker =
                    new SeraiProcess(
                                    config,
                                    folder.resolve("worker.log"),
                                    flags(certificate),
                                    environment(all),
                                    "--from-beginning")
                            .awaitStart()) {
                String source =
                        client.send(
                                "ai.requests." + team,
                                "secret",
                                Client.bytes(Serai.prompt("secret")),
                                Map.of("serai-ttl", "20s", "serai-notify", "parked"));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> client.replies("ai.replies." + team).size() >= 2);
                await().atMost(Duration.ofMinutes(1)).until(() -> !letters(source).isEmpty());

                assertThat(repeated(all, entra)).containsExactlyInAnyOrderElementsOf(TOLD);
                assertThat(lines(worker)).filteredOn(SecretsIT::holdsOne).isEmpty();
            }
        }
    }

    private static void giveTokens(Parrot all) {
        all.gives(
                "/identity",
                """
                {"access_token": "%s", "expires_on": "%d", "resource": "r", "token_type": "Bearer"}
                """
                        .formatted(
                                Planted.IDENTITY_TOKEN.word,
                                Instant.now().plusSeconds(3600).getEpochSecond()));
        all.gives(
                "/google",
                """
                {"access_token": "%s", "expires_in": 3599, "token_type": "Bearer"}
                """
                        .formatted(Planted.GOOGLE_TOKEN.word));
    }

    private static List<Planted> repeated(Parrot... parrots) {
        String all = Stream.of(parrots).map(Parrot::repeated).collect(Collectors.joining("\n"));
        return Stream.of(Planted.values()).filter(secret -> all.contains(secret.word)).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(String source) {
        return client.read(DeadLetters.TOPIC).stream()
                .filter(letter -> Client.header(letter, "serai-state-source").equals(source))
                .toList();
    }

    /** All that it has written: its log, its page, its records. */
    private List<String> lines(SeraiProcess worker) {
        Stream<String> records =
                Stream.of("ai.replies." + team, "ai.parked." + team, DeadLetters.TOPIC)
                        .flatMap(topic -> client.read(topic).stream())
                        .map(SecretsIT::text);
        return Stream.concat(
                        Stream.of(worker.jvm().printed(), worker.readiness().toString()), records)
                .flatMap(String::lines)
                .toList();
    }

    private static boolean holdsOne(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(Planted.values())
                .anyMatch(secret -> lower.contains(secret.word.toLowerCase(Locale.ROOT)));
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

    /** Logs as it is shipped, key-values and all. */
    private static List<String> flags(OwnCertificate certificate) {
        List<String> flags = new ArrayList<>(certificate.flags());
        flags.add("-Dlog4j2.configurationFile=log4j2.properties");
        flags.add("-XX:TieredStopAtLevel=1");
        return flags;
    }

    private static Map<String, String> environment(Parrot all) {
        Map<String, String> environment = new HashMap<>();
        for (Planted secret : Planted.values()) {
            environment.put(secret.name(), secret.word);
        }
        environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", Planted.AWS_SECRET.word);
        environment.put("AWS_SESSION_TOKEN", Planted.AWS_SESSION.word);
        environment.put("IDENTITY_ENDPOINT", all.url() + "/identity");
        return environment;
    }

    /** A service account of Google's. */
    private Path account(Parrot all) throws IOException, NoSuchAlgorithmException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String key =
                Base64.getEncoder()
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        return Files.writeString(
                folder.resolve("account.json"),
                """
                {"type": "service_account", "project_id": "our-project", "private_key_id": "1",
                 "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
                 "client_email": "serai@our-project.iam.gserviceaccount.com", "client_id": "1",
                 "token_uri": "%s/google"}
                """
                        .formatted(key, all.url()));
    }

    private String yaml(Parrot all, Parrot entra) throws IOException, NoSuchAlgorithmException {
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
            keys: [{key: "{{env:KEY}}"}, {key: "{{env:SECOND_KEY}}"}]
          anthropic: {protocol: anthropic, base-url: "%3$s", model: claude-sonnet-5, key: "{{env:ANTHROPIC_KEY}}"}
          gemini: {protocol: gemini, base-url: "%3$s", model: gemini-3.5-flash, key: "{{env:GEMINI_KEY}}"}
          azure: {protocol: azure-openai, base-url: "%3$s", model: gpt-4.1, key: "{{env:AZURE_KEY}}"}
          azure-application:
            protocol: azure-openai
            base-url: "%3$s"
            model: gpt-4.1
            auth:
              type: entra
              tenant: our-tenant
              client-id: our-app
              client-secret: "{{env:ENTRA_SECRET}}"
              authority: "%4$s"
          azure-machine: {protocol: azure-openai, base-url: "%3$s", model: gpt-4.1, auth: {type: entra}}
          bedrock: {protocol: bedrock, base-url: "%3$s", model: amazon.nova-pro-v1:0, key: "{{env:BEDROCK_KEY}}"}
          bedrock-signed:
            protocol: bedrock
            base-url: "%3$s"
            model: amazon.nova-pro-v1:0
            auth: {type: aws, region: eu-central-1}
          vertex:
            protocol: vertex
            base-url: "%3$s"
            model: gemini-3.5-flash
            options: {project: our-project, location: global}
            auth: {type: google, credentials-file: "%5$s"}
        chains:
          %2$s:
            tiers: [openai, anthropic, gemini, azure, azure-application, azure-machine, bedrock, bedrock-signed, vertex]
        rules: [{name: all, chain: %2$s}]
        """
                .formatted(Broker.servers(), team, all.url(), entra.url(), account(all));
    }
}
