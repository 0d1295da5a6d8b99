package io.serai.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import io.serai.provider.AnswerLimit;
import io.serai.provider.Breaker;
import io.serai.provider.BreakerSettings;
import io.serai.provider.CallGuard;
import io.serai.provider.CallOwner;
import io.serai.provider.Credential;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that end without an answer, over real sockets: whether anybody can have been billed. */
class TransportFaultsTest {
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    private static final Credential KEY = Credential.fixed(Map.of("Authorization", "Bearer key"));

    private interface Peer {
        void meet(Socket socket) throws IOException, InterruptedException;
    }

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        end.countDown();
        server.close();
        alarms.shutdownNow();
    }

    /** One call of many may find a provider's door shut: it counts as a failure. */
    @Test
    void nobodyListens() throws IOException {
        server.close();

        Fault fault = fault(() -> call(plain(), KEY, CallOwner.ALONE));

        assertUnreachable(fault);
        assertThat(fault.lesson()).isEqualTo(new Lesson.Failure());
    }

    /** A server without a credential is one's own: its process is gone for all calls. */
    @Test
    void nobodyListensOnOnesOwnMachine() throws IOException {
        server.close();
        Breaker breaker =
                new Breaker(
                        new ProviderId("local"),
                        BreakerSettings.DEFAULT,
                        FaultOf::call,
                        InstantSource.system());

        Fault fault =
                fault(() ->
                        breaker.circuit()
                                .executeCheckedRunnable(() -> call(plain(), CallOwner.ALONE)));

        assertUnreachable(fault);
        assertThat(fault.remedy()).isEqualTo(Remedy.FAILOVER);
        assertThat(breaker.permits()).isFalse();
    }

    /** That is no process: a name may come back, and who speaks no TLS is there. */
    @Test
    void aServerOfOnesOwnThatIsOnlyHardToReachIsCounted() {
        assertThat(call("http://nobody.invalid/").lesson()).isEqualTo(new Lesson.Failure());
        peer(_ -> end.await());
        assertThat(call("https://127.0.0.1:" + server.getLocalPort() + "/").lesson())
                .isEqualTo(new Lesson.Failure());
    }

    @Test
    void nobodyHasThatName() {
        assertUnreachable(call("http://nobody.invalid/"));
    }

    /** What speaks no TLS, and what only closes, breaks an agreement on TLS in different ways. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", ""})
    void thereIsNoTls(String said) {
        peer(socket -> socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8)));

        assertUnreachable(call("https://127.0.0.1:" + server.getLocalPort() + "/"));
    }

    @Test
    void theAgreementOnTlsTakesAllTime() {
        peer(_ -> end.await());

        assertUnreachable(call("https://127.0.0.1:" + server.getLocalPort() + "/"));
    }

    @Test
    void theConnectionBreaksAfterTheRequest() {
        peer(TransportFaultsTest::read);

        Fault fault = call(plain());

        assertThat(fault.kind()).isEqualTo(FaultKind.BROKEN);
        assertThat(fault.possiblyBilled()).isTrue();
    }

    @Test
    void nothingIsSaidAfterTheRequest() {
        peer(socket -> {
            read(socket);
            end.await();
        });

        Fault fault = call(plain());

        assertThat(fault.kind()).isEqualTo(FaultKind.TIMED_OUT);
        assertThat(fault.possiblyBilled()).isTrue();
    }

    /** Kafka is waited for before a call: that is none of the provider's time. */
    @Test
    void itsOwnersWaitIsNotTheCallsTime() {
        peer(socket -> {
            read(socket);
            socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.UTF_8));
        });
        CallOwner slow =
                new CallOwner() {
                    @Override
                    public void beforeSending() {
                        awaitRing();
                    }

                    @Override
                    public void beforeTaking(long bytes) {}
                };

        assertThat(catchThrowable(() -> call(plain(), slow))).isNull();
    }

    /** Longer than the call's time: an alarm of the same length, set now, has rung. */
    private void awaitRing() {
        CountDownLatch rung = new CountDownLatch(1);
        var _ = alarms.schedule(rung::countDown, 600, TimeUnit.MILLISECONDS);
        try {
            rung.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String plain() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private static void assertUnreachable(Fault fault) {
        assertThat(fault.kind()).isEqualTo(FaultKind.UNREACHABLE);
        assertThat(fault.possiblyBilled()).isFalse();
        assertThat(fault.message()).isNotBlank();
    }

    private void peer(Peer peer) {
        Thread.ofVirtual()
                .start(() -> {
                    try (Socket socket = server.accept()) {
                        peer.meet(socket);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static void read(Socket socket) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        assertThat(in.read()).isEqualTo('{');
        assertThat(in.read()).isEqualTo('}');
    }

    private Fault call(String url) {
        return fault(() -> call(url, CallOwner.ALONE));
    }

    private static Fault fault(ThrowingCallable call) {
        return TransportFaults.of(catchThrowable(call)).orElseThrow();
    }

    private void call(String url, CallOwner owner) throws IOException {
        call(url, Credential.NONE, owner);
    }

    private void call(String url, Credential credential, CallOwner owner) throws IOException {
        HttpClientBuilder client = HttpClientBuilder.create();
        new CallGuard(
                        credential,
                        Duration.ofMillis(500),
                        new AnswerLimit(1 << 10, false),
                        alarms,
                        owner)
                .configure(client);
        HttpPost post = new HttpPost(url);
        post.setEntity(new StringEntity("{}"));
        try (CloseableHttpClient http = client.build()) {
            http.execute(post, response -> EntityUtils.toString(response.getEntity()));
        }
    }
}
