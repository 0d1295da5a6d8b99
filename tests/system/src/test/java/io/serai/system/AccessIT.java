package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.app.Check;
import io.serai.codec.Reply;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other ways to the same models, through a whole worker. */
class AccessIT {
    /** In a row, by default. */
    private static final int FAILURES_THAT_OPEN = 3;

    private static final String NOBODY =
            """
                auth:
                  type: entra
                  tenant: our-tenant
                  client-id: our-app
                  client-secret: "{{env:KEY}}"
                  authority: https://127.0.0.1:1
            """;

    @ParameterizedTest
    @ValueSource(strings = {"", "    options: {api-version: \"2024-10-21\"}\n"})
    void azureAnswersWithAndWithoutAVersion(String options) {
        StandIn azure = StandIn.azure("azure").start();
        try (Serai serai = Serai.with(azure).protocol("azure-openai").provider(options).start()) {
            Reply reply = replyTo(serai, serai.ask("azure"));

            assertThat(reply.outcome()).isEqualTo("completed");
            assertThat(reply.provider()).contains("azure");
            await().atMost(Duration.ofMinutes(2)).until(() -> azure.probes() > 0);
        }
    }

    @Test
    void openAiAnswersByResponses() {
        StandIn openai = StandIn.openaiResponses("gpt").start();
        try (Serai serai =
                Serai.with(openai).protocol("openai-responses").model("gpt-6.2").start()) {
            Reply reply = replyTo(serai, serai.ask("responses"));

            assertThat(reply.outcome()).isEqualTo("completed");
            await().atMost(Duration.ofMinutes(2)).until(() -> openai.probes() > 0);
        }
    }

    @Test
    void vertexAnswersForGeminiAndForClaude() {
        assertAnswers(StandIn.vertexGemini("vertex").start(), "gemini-3.8-flash");
        assertAnswers(StandIn.vertexClaude("vertex").start(), "claude-sonnet-5-5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    key: \"{{env:KEY}}\"\n",
                "    auth: {type: aws, region: eu-central-1}\n",
            })
    void bedrockAnswersToAKeyAndToASignature(String auth) {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "a-signing-key");
        StandIn bedrock = StandIn.bedrock("bedrock").start();
        try (Serai serai =
                Serai.with(bedrock)
                        .protocol("bedrock")
                        .model("eu.anthropic.claude-sonnet-5-5-v1:0")
                        .auth(auth)
                        .start()) {
            Reply reply = replyTo(serai, serai.ask("bedrock"));

            assertThat(reply.outcome()).isEqualTo("completed");
            await().atMost(Duration.ofMinutes(2)).until(() -> bedrock.probes() > 0);
        }
    }

    private static void assertAnswers(StandIn vertex, String model) {
        try (Serai serai =
                Serai.with(vertex)
                        .protocol("vertex")
                        .model(model)
                        .provider("    options: {project: our-project, location: us-east5}\n")
                        .start()) {
            Reply reply = replyTo(serai, serai.ask("vertex"));

            assertThat(reply.outcome()).isEqualTo("completed");
            await().atMost(Duration.ofMinutes(2)).until(() -> vertex.probes() > 0);
        }
    }

    /** Nobody listens where the tokens come from. */
    @Test
    void aProviderWithoutATokenIsNotAsked() {
        StandIn azure = StandIn.azure("azure").start();
        try (Serai serai = Serai.with(azure).protocol("azure-openai").auth(NOBODY).start()) {
            String source = serai.ask("no-token", Map.of("serai-ttl", "10s"));

            Reply reply = replyTo(serai, source);
            assertThat(reply.outcome()).isEqualTo("failed");
            assertThat(reply.attempts().getFirst().fault()).contains("unreachable");
            assertThat(azure.calls()).isZero();
        }
    }

    /** Its faults are its own: whoever has a credential answers, and its circuit is closed. */
    @Test
    void aProviderWithoutATokenHoldsUpNoOther() {
        StandIn azure = StandIn.azure("azure").start();
        StandIn other = StandIn.azure("other").start();
        try (Serai serai =
                Serai.with(azure, other).protocol("azure-openai").auth(azure, NOBODY).start()) {
            for (int i = 0; i < FAILURES_THAT_OPEN; i++) {
                Reply reply = replyTo(serai, serai.ask("no-token-" + i));

                assertThat(reply.outcome()).isEqualTo("completed");
                assertThat(reply.provider()).contains("other");
                assertThat(reply.attempts().getFirst().fault()).contains("unreachable");
            }

            assertThat(health(serai, "azure"))
                    .matches(
                            "circuit open, at least until [0-9TZ:.-]+;"
                                    + " unreachable: no token from Microsoft Entra: .*");
            assertThat(health(serai, "other")).isEqualTo("circuit closed");
            assertThat(azure.calls()).isZero();
        }
    }

    private static String health(Serai serai, String provider) {
        return serai.instance().gateway().readiness().checks().stream()
                .filter(check -> check.name().equals("provider-" + provider))
                .map(Check::detail)
                .findFirst()
                .orElseThrow();
    }

    private static Reply replyTo(Serai serai, String source) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                serai.answers().stream()
                                        .filter(reply -> reply.id().equals(source))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
