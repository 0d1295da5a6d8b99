package io.serai.provider.anthropic;

import io.serai.model.Capability;
import io.serai.model.Kind;
import io.serai.model.Prompt;
import io.serai.provider.Access;
import io.serai.provider.Answer;
import io.serai.provider.AnswerReader;
import io.serai.provider.CallIds;
import io.serai.provider.ChatProtocol;
import io.serai.provider.Classifier;
import io.serai.provider.Probe;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Secret;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireCall;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Messages, bound to one model. */
final class AnthropicProtocol implements ChatProtocol {
    private static final Probe PROBE =
            Probe.get(
                    "/v1/models?limit=1",
                    Map.of(MessagesRequest.VERSION, AnthropicOptions.WITH_SAMPLING));

    private final Access access;
    private final MessagesForm form;
    private final AnthropicOptions options;
    private final AnswerReader<MessagesAnswer> reader;

    AnthropicProtocol(
            Access access,
            MessagesForm form,
            ProviderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.access = access;
        this.form = form;
        options = AnthropicOptions.of(access, settings);
        MessagesAnswerMapper mapper =
                new MessagesAnswerMapper(settings.model(), clock, new CallIds(random));
        Classifier faults = new Classifier(access.protocol(), settings, clock, random);
        reader = new AnswerReader<>(MessagesAnswer.class, mapper::completion, faults);
    }

    @Override
    public String name() {
        return access.protocol();
    }

    /** There is no mode for "some JSON object"; an instruction in its place would be a promise. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = Capability.of(Kind.CHAT);
        all.remove(Capability.JSON_OBJECT);
        if (!form.fetchesImages()) {
            all.remove(Capability.IMAGE_URLS);
        }
        if (!options.forcedToolChoice()) {
            all.remove(Capability.FORCED_TOOL_CHOICE);
        }
        if (!options.jsonSchema()) {
            all.remove(Capability.JSON_SCHEMA);
        }
        return Collections.unmodifiableSet(all);
    }

    @Override
    public String path() {
        return access.path().orElse("/v1/messages");
    }

    @Override
    public WireCall encode(Prompt prompt) {
        return new MessagesRequest(options, form, prompt).call();
    }

    @Override
    public Answer decode(WireAnswer answer) {
        return reader.read(answer);
    }

    @Override
    public Probe probe() {
        return access.probe().orElse(PROBE);
    }

    @Override
    public boolean regional() {
        return access.regional();
    }

    @Override
    public Map<String, String> credential(Secret secret) {
        return access.credential().apply(secret);
    }
}
