package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proxy counts what its bad links do to connections in use, and nothing else. */
class FaultProxyTest {
    private static final int SAID = 7;
    private static final int LIMIT = 30_000;

    private ServerSocket server;
    private FaultProxy proxy;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        proxy = new FaultProxy(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(LIMIT);
    }

    private void echo() {
        try (Socket socket = server.accept()) {
            long _ = socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // the test is over
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void aSoundLinkHarmsNobodyNorDoesABadOneThatNobodyUses() throws IOException {
        client.getOutputStream().write(SAID);
        assertThat(client.getInputStream().read()).isEqualTo(SAID);
        proxy.become(new Link.Held(true, true));
        proxy.become(new Link.Sound());

        assertThat(proxy.harmed()).isZero();
    }

    @Test
    void bytesThatAreHeldAreCountedAndComeLater() throws IOException {
        proxy.become(new Link.Held(true, true));
        client.getOutputStream().write(SAID);
        await().atMost(Duration.ofMinutes(2)).until(() -> proxy.harmed() > 0);
        proxy.become(new Link.Sound());

        assertThat(client.getInputStream().read()).isEqualTo(SAID);
    }

    @Test
    void aConnectionThatIsCutIsCounted() throws IOException {
        client.getOutputStream().write(SAID);
        assertThat(client.getInputStream().read()).isEqualTo(SAID);
        proxy.become(new Link.Cut());

        assertThat(proxy.harmed()).isPositive();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
}
