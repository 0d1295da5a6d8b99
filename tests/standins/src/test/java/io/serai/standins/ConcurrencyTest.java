package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    @Test
    void answersFourThousandOneSecondCallsSideBySide() throws Exception {
        try (StandIn standIn = StandIn.openai("gpt").start();
                CloseableHttpClient client = client();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            standIn.behave(new Behaviour.Answers(Latency.of(Duration.ofSeconds(1))));

            List<Future<Integer>> statuses = round(callers, client, standIn);

            assertThat(statuses).allMatch(status -> status.resultNow() == 200);
            assertThat(standIn.answersByMarker())
                    .hasSize(CALLS)
                    .allSatisfy((_, answers) -> assertThat(answers).isEqualTo(1));
        }
    }

    @Test
    void holdsFourThousandCallsOnFewThreadsAndStillAnswersOthers() throws Exception {
        List<Socket> held = new ArrayList<>();
        try (StandIn standIn = StandIn.openai("gpt").start()) {
            standIn.behave(new Behaviour.Hangs()).behaveFor("other", new Behaviour.Answers());
            for (int i = 0; i < CALLS; i++) {
                held.add(call(standIn));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> standIn.calls() == CALLS);

            assertThat(Wire.OPENAI.ask(standIn, "[[marker:other]]").statusCode()).isEqualTo(200);
            assertThat(threadsOf(standIn)).isLessThanOrEqualTo(20);
            assertThat(standIn.answers()).isEqualTo(1);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** Sends a prompt and does not wait for the answer. */
    private static Socket call(StandIn standIn) throws IOException {
        URI url = URI.create(standIn.baseUrl());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        String body = Wire.OPENAI.prompt("Hello");
        String request =
                "POST /v1/chat/completions HTTP/1.1\r\nhost: stand-in\r\nauthorization: Bearer %s\r\n"
                                .formatted(StandIn.KEY)
                        + "content-length: %d\r\n\r\n%s".formatted(body.length(), body);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
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
