package io.serai.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.serai.model.Part;
import io.serai.provider.CallOwner;
import io.serai.provider.ImageSettings;
import io.serai.provider.ImageUnavailable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images are fetched over real TLS; only names are made up. */
class ImageFetchTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final String URL = "https://" + ImageServer.HOST + "/a.png?b=c";
    private static final ImageSettings SETTINGS =
            new ImageSettings(
                    List.of(ImageServer.HOST, "*.cdn.example", "127.0.0.1"),
                    20_000,
                    100_000,
                    100,
                    20,
                    ENOUGH);

    /** One pixel, lossless. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    @TempDir private static Path folder;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        alarms.shutdownNow();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private Part.InlineImage fetch(String url, HttpHandler handler) throws Exception {
        return fetch(url, ENOUGH, handler);
    }

    private Part.InlineImage fetch(String url, Duration within, HttpHandler handler)
            throws Exception {
        try (ImageServer server = new ImageServer(folder, handler);
                ImageFetch fetch =
                        new ImageFetch(
                                SETTINGS,
                                server.names(),
                                server.trusting(),
                                alarms,
                                CallOwner.ALONE)) {
            return fetch.fetch(url, within);
        }
    }

    private ImageUnavailable refusal(String url, HttpHandler handler) {
        return catchThrowableOfType(ImageUnavailable.class, () -> fetch(url, handler));
    }

    private static HttpHandler answers(int status, byte[] body) {
        return exchange -> ImageServer.answer(exchange, status, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void bringsAnImageAndSaysWhatItIs(String format) throws Exception {
        byte[] picture = picture(format, 3, 100);

        Part.InlineImage image = fetch(URL, answers(200, picture));

        assertThat(image.mediaType()).isEqualTo("image/" + format);
        assertThat(Base64.getDecoder().decode(image.base64())).isEqualTo(picture);
    }

    @Test
    void bringsWebP() throws Exception {
        Part.InlineImage image = fetch(URL, answers(200, Base64.getDecoder().decode(WEBP)));

        assertThat(image.mediaType()).isEqualTo("image/webp");
    }

    @Test
    void sendsNothingThatTellsWhoAsks() throws Exception {
        byte[] picture = picture("png", 1, 1);

        Part.InlineImage image =
                fetch(
                        "https://A.CDN.EXAMPLE/x",
                        exchange -> {
                            assertThat(exchange.getRequestHeaders())
                                    .doesNotContainKeys("Cookie", "Authorization", "Referer")
                                    .doesNotContainKeys("Serai-time-left");
                            ImageServer.answer(exchange, 200, picture);
                        });

        assertThat(image.mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://img.example/a | an image is fetched only from an https URL with a host, without user or port",
                "https://user@img.example/a | an image is fetched only from an https URL with a host, without user or port",
                "https://img.example:8443/a | an image is fetched only from an https URL with a host, without user or port",
                "https:///a | an image is fetched only from an https URL with a host, without user or port",
                "https://img.example/a b | the URL of an image cannot be read",
                "https://cdn.example/a | cdn.example is not among the hosts of images.fetch-from",
                "https://img.example.org/a | img.example.org is not among the hosts of images.fetch-from",
                "https://evilcdn.example/a | evilcdn.example is not among the hosts of images.fetch-from",
                "https://img.example@evil.example/a | an image is fetched only from an https URL with a host, without user or port"
            })
    void asksNobodyElse(String url, String message) {
        ImageUnavailable refusal = refusal(url, answers(200, new byte[1]));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.isRefused()).isTrue();
    }

    @Test
    void asksNoAddressThatIsNotPublic() {
        try (ImageFetch fetch = new ImageFetch(SETTINGS, alarms, CallOwner.ALONE)) {
            ImageUnavailable refusal =
                    catchThrowableOfType(
                            ImageUnavailable.class,
                            () -> fetch.fetch("https://127.0.0.1/a", ENOUGH));

            assertThat(refusal)
                    .hasMessage("127.0.0.1: 127.0.0.1 has an address that is not public");
            assertThat(refusal.isRefused()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, true",
        "302, true",
        "204, true",
        "403, true",
        "404, true",
        "408, false",
        "429, false",
        "500, false",
        "503, false"
    })
    void tellsWhatMayPassFromWhatWillNot(int status, boolean refused) {
        ImageUnavailable refusal =
                refusal(
                        URL,
                        exchange -> {
                            exchange.getResponseHeaders().add("Location", "https://img.example/b");
                            ImageServer.answer(exchange, status, new byte[0]);
                        });

        assertThat(refusal)
                .hasMessage(
                        "img.example answered %d in place of an image (redirects are not followed)"
                                .formatted(status));
        assertThat(refusal.isRefused()).isEqualTo(refused);
    }

    @Test
    void takesNoMoreBytesThanAreAllowed() {
        ImageUnavailable refusal = refusal(URL, answers(200, new byte[20_001]));

        assertThat(refusal).hasMessage("img.example: the answer is larger than 20000 bytes");
        assertThat(refusal.isRefused()).isTrue();
    }

    @Test
    void takesNoPictureWithTooLongASide() throws Exception {
        ImageUnavailable refusal = refusal(URL, answers(200, picture("png", 101, 1)));

        assertThat(refusal)
                .hasMessage(
                        "the image is 101 pixels on its longer side, and at most 100 are taken");
        assertThat(refusal.isRefused()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "", "BM6"})
    void takesWhatIsAnImageOnly(String body) {
        ImageUnavailable refusal =
                refusal(URL, answers(200, body.getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal).hasMessage("what was fetched is no PNG, JPEG, GIF or WebP image");
        assertThat(refusal.isRefused()).isTrue();
    }

    @Test
    void waitsNoLongerThanTheRequestHasTime() {
        CountDownLatch over = new CountDownLatch(1);
        ImageUnavailable refusal =
                catchThrowableOfType(
                        ImageUnavailable.class,
                        () -> fetch(URL, Duration.ofMillis(300), exchange -> hang(exchange, over)));
        over.countDown();

        assertThat(refusal).hasMessage("no image from img.example: the attempt's time is over");
        assertThat(refusal.isRefused()).isFalse();
    }

    private static void hang(HttpExchange exchange, CountDownLatch over) {
        try (exchange) {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
