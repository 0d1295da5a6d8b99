package io.serai.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Posts a body and returns the answer's, blocking; the fastest client of those tried. */
final class Caller {
    private static final Timeout CONNECT = Timeout.ofSeconds(30);
    private static final Timeout ANSWER = Timeout.ofMinutes(1);
    private static final int OK = 200;

    private final CloseableHttpClient client;
    private final Task task;

    Caller(Task task) {
        this.task = task;
        client =
                HttpClients.custom()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setMaxConnPerRoute(task.inFlight())
                                        .setMaxConnTotal(task.inFlight())
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(CONNECT)
                                                        .setSocketTimeout(ANSWER)
                                                        .setValidateAfterInactivity(
                                                                TimeValue.ofSeconds(5))
                                                        .build())
                                        .build())
                        .build();
    }

    byte[] call(byte[] request) {
        HttpPost post = new HttpPost(task.url());
        post.setHeader("Authorization", "Bearer " + task.key());
        post.setEntity(new ByteArrayEntity(request, ContentType.APPLICATION_JSON));
        try {
            return client.execute(
                    post,
                    answer -> {
                        byte[] body = EntityUtils.toByteArray(answer.getEntity());
                        if (answer.getCode() != OK) {
                            throw new IOException("the provider answers " + answer.getCode());
                        }
                        return body;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
