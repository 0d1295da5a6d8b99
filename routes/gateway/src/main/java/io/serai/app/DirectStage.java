package io.serai.app;

import io.serai.model.Classification;
import io.serai.model.Cost;
import io.serai.model.Fault;
import io.serai.model.Prompt;
import io.serai.model.ProviderId;
import io.serai.model.Usage;
import io.serai.processor.TransportFaults;
import io.serai.provider.Answer;
import io.serai.provider.CallGuard;
import io.serai.provider.Connections;
import io.serai.provider.Faults;
import io.serai.provider.ImageCarrier;
import io.serai.provider.ImageUnavailable;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireCall;
import io.serai.rehearsal.Stage;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;

/**
 * A provider called apart from any route: no circuit, no limits, nothing in Kafka. The call itself
 * is guarded as all calls are.
 */
final class DirectStage implements Stage, AutoCloseable {
    private static final byte[] EMPTY = {};

    private final ProviderSettings settings;
    private final Provider provider;
    private final Optional<ImageCarrier> images;
    private final CloseableHttpClient client;

    DirectStage(Provider provider, Optional<ImageCarrier> images, CallGuard guard) {
        this.provider = provider;
        this.images = images;
        settings = provider.settings();
        HttpClientBuilder builder =
                HttpClients.custom()
                        .setConnectionManager(
                                Connections.pool(
                                        settings.limits().maxConcurrent(),
                                        settings.connectTimeout()));
        guard.configure(builder);
        client = builder.build();
    }

    @Override
    public ProviderId provider() {
        return settings.id();
    }

    @Override
    public boolean suits(Prompt prompt, Classification classification) {
        return settings.kind() == prompt.kind()
                && settings.capabilities().containsAll(prompt.needs())
                && classification.within(settings.clearance());
    }

    @Override
    public Taken ask(Prompt prompt) {
        try {
            WireCall call = provider.protocol().encode(carried(prompt));
            return new Taken(answer(call), call.dropped());
        } catch (ImageUnavailable e) {
            return new Taken(new Answer.Faulted(Faults.withoutImage(e)), List.of());
        }
    }

    private Prompt carried(Prompt prompt) {
        return images.map(it -> it.carry(prompt, settings.responseTimeout())).orElse(prompt);
    }

    /** Where a key is refused or throttled, the next call is one with another. */
    private Answer answer(WireCall call) {
        int account = provider.accounts().choose();
        return switch (answer(call, account)) {
            case Answer.Completed completed -> completed;
            case Answer.Faulted(Fault fault) ->
                    new Answer.Faulted(provider.accounts().learn(account, fault));
        };
    }

    private Answer answer(WireCall call, int account) {
        HttpPost post = new HttpPost(url());
        call.headers().forEach(post::setHeader);
        if (provider.accounts().several()) {
            post.setHeader(CallGuard.ACCOUNT, account);
        }
        post.setEntity(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
        try {
            return provider.protocol().decode(client.execute(post, DirectStage::read));
        } catch (IOException e) {
            return new Answer.Faulted(TransportFaults.of(e).orElseThrow());
        }
    }

    private String url() {
        return settings.baseUrl().toString().replaceAll("/+$", "") + provider.protocol().path();
    }

    private static WireAnswer read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        byte[] body =
                response.getEntity() == null
                        ? EMPTY
                        : EntityUtils.toByteArray(response.getEntity());
        return new WireAnswer(response.getCode(), headers, body == null ? EMPTY : body);
    }

    @Override
    public Optional<Cost> cost(Optional<Usage> usage, Instant asked) {
        return provider.tariff().cost(usage, asked);
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
