package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.routing.DeadlinePolicy;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

final class TopicsCommandIT {
    private final String chain = Broker.unique("chain");
    private final String parked = "ai.parked." + chain;
    private final TopicPlan plan = TopicPlan.of(Needs.singleNode(chain));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void createsWhatIsMissingAndSaysSo() {
        assertThat(run("create")).isZero();

        assertThat(out.toString().lines()).contains("created " + parked);
        assertThat(TopicSetup.verify(Broker.ADMIN, plan)).isEmpty();
    }

    @Test
    void createsNothingInADryRun() {
        assertThat(run("create", "--dry-run")).isZero();

        assertThat(out.toString().lines()).contains("would create " + parked);
        assertThat(TopicSetup.names(Broker.ADMIN)).doesNotContain(parked);
    }

    @Test
    void hasNothingToCreateTheSecondTime() {
        TopicSetup.createMissing(Broker.ADMIN, plan);

        assertThat(run("create")).isZero();
        assertThat(out.toString().strip()).isEqualTo("all 9 topics exist");
    }

    @Test
    void describesEveryTopicInOneLine() {
        TopicSetup.createMissing(Broker.ADMIN, plan);

        assertThat(run("describe")).isZero();
        var lines = out.toString().lines().toList();
        assertThat(lines).hasSize(10);
        assertThat(lines.getFirst())
                .matches("TOPIC +PARTITIONS +REPLICATION +CLEANUP +KEPT +LARGEST RECORD");
        assertThat(lines)
                .anyMatch(line -> line.matches(parked + " +48 +1 +delete +14 d +1344 KiB"));
        assertThat(lines)
                .anyMatch(line -> line.matches("ai.health +1 +1 +compact +for ever +1024 KiB"));
    }

    /** A program that ends with System.exit leaves behind what was not flushed. */
    @Test
    void leavesNothingUnflushed() {
        var terminal = new ByteArrayOutputStream();

        TopicsCommand.of(() -> connection(Broker.servers(), Map.of()), () -> plan)
                .setOut(new PrintWriter(terminal, true, StandardCharsets.UTF_8))
                .execute("describe");

        assertThat(terminal.toString(StandardCharsets.UTF_8).lines()).hasSize(10);
    }

    @Test
    void describesAMissingTopicAsMissing() {
        assertThat(run("describe")).isZero();

        assertThat(out.toString().lines()).anyMatch(line -> line.matches(parked + " +missing"));
    }

    @Test
    void verifiesWithNothingToSay() {
        TopicSetup.createMissing(Broker.ADMIN, plan);

        assertThat(run("verify")).isZero();
        assertThat(out.toString().strip()).isEqualTo("all 9 topics are as they should be");
    }

    @Test
    void verifiesWithOneWhenSeraiWouldNotStart() {
        Broker.create(new NewTopic(parked, 1, (short) 1).configs(Map.of("retention.ms", "1000")));

        assertThat(run("verify")).isOne();
        assertThat(out.toString())
                .contains(
                        "REFUSED  topic " + parked + " keeps parked requests for 1 s",
                        "         repair: kafka-configs.sh --bootstrap-server ",
                        "WARNING  topic " + parked + " has message.timestamp.type=CreateTime");
    }

    @Test
    void saysInOneSentenceThatNoKafkaAnswers() {
        Map<String, String> soon =
                Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "500",
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "500");

        assertThat(run(connection("127.0.0.1:1", soon), "verify")).isOne();
        assertThat(err.toString().strip().lines())
                .singleElement()
                .asString()
                .startsWith("Kafka does not answer at 127.0.0.1:1: ");
    }

    @Test
    void saysInOneSentenceThatAHostIsUnknown() {
        assertThat(run("verify", "--bootstrap-servers", "kafka.invalid:9092")).isEqualTo(2);
        assertThat(err.toString().strip().lines())
                .singleElement()
                .asString()
                .startsWith("Kafka at kafka.invalid:9092 cannot be used: ");
    }

    @Test
    void asksForASubcommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .contains("Missing required subcommand", "topics --help says more.");
    }

    private int run(String... arguments) {
        return run(connection(Broker.servers(), Map.of()), arguments);
    }

    private static Connection connection(String servers, Map<String, String> properties) {
        var deadlines = new DeadlinePolicy(Duration.ofDays(7), Duration.ofHours(24));
        return new Connection(servers, properties, 1 << 20, deadlines, List.of());
    }

    private int run(Connection connection, String... arguments) {
        return TopicsCommand.of(() -> connection, () -> plan)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
