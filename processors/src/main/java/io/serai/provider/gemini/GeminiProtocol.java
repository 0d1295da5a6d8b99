package io.serai.provider.gemini;

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

/** generateContent, bound to one model. */
final class GeminiProtocol implements ChatProtocol {
    private final Access access;
    private final GeminiOptions options;
    private final AnswerReader<ContentAnswer> reader;

    GeminiProtocol(
            Access access, ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        this.access = access;
        options = GeminiOptions.of(access, settings);
        ContentAnswerMapper mapper =
                new ContentAnswerMapper(settings.model(), clock, new CallIds(random));
        Classifier faults = new Classifier(access.protocol(), settings, clock, random);
        reader = new AnswerReader<>(ContentAnswer.class, mapper::completion, faults);
    }

    @Override
    public String name() {
        return access.protocol();
    }

    @Override
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(Capability.of(Kind.CHAT));
    }

    @Override
    public String path() {
        return access.path().orElse(options.path());
    }

    @Override
    public WireCall encode(Prompt prompt) {
        return new ContentRequest(options, prompt).call();
    }

    @Override
    public Answer decode(WireAnswer answer) {
        return reader.read(answer);
    }

    @Override
    public Probe probe() {
        return access.probe().orElseGet(() -> Probe.get(options.probePath(), Map.of()));
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
