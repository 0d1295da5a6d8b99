package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final int CALLS = 4_000;
    private static final Duration LATENCY = Duration.ofSeconds(8);

    @Test
    void holdsFourThousandCallsAtOnceOnFewThreads() throws Exception {
        try (StandIn standIn = StandIn.openai("gpt").start();
                CloseableHttpClient client = client();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            standIn.behave(new Behaviour.Answers(Latency.of(LATENCY)));

            List<Future<Integer>> statuses = round(callers, client, standIn);

            assertThat(statuses).allMatch(status -> status.resultNow() == 200);
            assertThat(standIn.callsByMarker())
                    .hasSize(CALLS)
                    .allSatisfy((_, calls) -> assertThat(calls).isEqualTo(1));
            assertThat(arrivals(standIn))
                    .as("the last arrived before the first was answered")
                    .isLessThan(LATENCY);
            assertThat(threadsOf(standIn)).isLessThanOrEqualTo(20);
        }
    }

    private static Duration arrivals(StandIn standIn) {
        List<PromptBegun> begun = standIn.promptsBegun();
        return Duration.between(begun.getFirst().at(), begun.getLast().at());
    }

    private static CloseableHttpClient client() {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnTotal(CALLS)
                        .setMaxConnPerRoute(CALLS)
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .build();
    }

    private static List<Future<Integer>> round(
            ExecutorService callers, CloseableHttpClient client, StandIn standIn)
            throws InterruptedException {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String text = "[[marker:%d]]".formatted(i);
            calls.add(() -> status(client, standIn, text));
        }
        return callers.invokeAll(calls, 60, TimeUnit.SECONDS);
    }

    private static int status(CloseableHttpClient client, StandIn standIn, String text)
            throws Exception {
        HttpPost post = new HttpPost(standIn.baseUrl() + "/v1/chat/completions");
        post.setHeader("authorization", "Bearer " + StandIn.KEY);
        post.setEntity(new StringEntity(Wire.OPENAI.prompt(text), ContentType.APPLICATION_JSON));
        return client.execute(
                post,
                reply -> {
                    EntityUtils.consume(reply.getEntity());
                    return reply.getCode();
                });
    }

    private static long threadsOf(StandIn standIn) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("stand-in-" + standIn.name()))
                .count();
    }
}
