package io.serai.outages;

import io.serai.model.ProviderId;
import io.serai.provider.Answer;
import io.serai.provider.AnswerLimit;
import io.serai.provider.CallGuard;
import io.serai.provider.CallOwner;
import io.serai.provider.Connections;
import io.serai.provider.Credential;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Secret;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireCall;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Asks one provider by HTTP, with the protocol and the time-outs that Serai has, and once only. */
final class Caller implements AutoCloseable {
    private final ProviderSettings settings;
    private final Protocol protocol;
    private final CloseableHttpClient http;

    Caller(ProviderSettings settings, Protocol protocol, ScheduledExecutorService alarms) {
        this.settings = settings;
        this.protocol = protocol;
        Credential credential =
                settings.key()
                        .map((Secret key) -> Credential.fixed(protocol.credential(key)))
                        .orElse(Credential.NONE);
        HttpClientBuilder client =
                HttpClientBuilder.create()
                        .setConnectionManager(
                                Connections.pool(
                                        settings.limits().maxConcurrent(),
                                        settings.connectTimeout()));
        new CallGuard(
                        credential,
                        settings.responseTimeout(),
                        new AnswerLimit(settings.answerBytes(), false),
                        alarms,
                        CallOwner.ALONE)
                .configure(client);
        http = client.build();
    }

    ProviderId provider() {
        return settings.id();
    }

    /** Whether it answered. */
    boolean ask(String id) {
        WireCall call = protocol.encode(Questions.prompt(id));
        HttpPost post = new HttpPost(settings.baseUrl() + protocol.path());
        call.headers().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
        try {
            return http.execute(
                    post, response -> protocol.decode(wire(response)) instanceof Answer.Completed);
        } catch (IOException e) {
            return false;
        }
    }

    private static WireAnswer wire(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        byte[] body = EntityUtils.toByteArray(response.getEntity());
        return new WireAnswer(response.getCode(), headers, body == null ? new byte[0] : body);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
