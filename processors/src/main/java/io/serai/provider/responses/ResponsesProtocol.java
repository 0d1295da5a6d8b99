package io.serai.provider.responses;

import io.serai.model.Capability;
import io.serai.model.Kind;
import io.serai.model.Prompt;
import io.serai.provider.Answer;
import io.serai.provider.AnswerReader;
import io.serai.provider.CallIds;
import io.serai.provider.ChatProtocol;
import io.serai.provider.Classifier;
import io.serai.provider.Probe;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Secret;
import io.serai.provider.Tokenizer;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireCall;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Responses, bound to one model; where it is and who may call is as with {@code openai}. */
final class ResponsesProtocol implements ChatProtocol {
    private final Protocol openai;
    private final ResponsesOptions options;
    private final AnswerReader<ResponsesAnswer> reader;

    ResponsesProtocol(
            Protocol openai,
            ProviderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.openai = openai;
        options = ResponsesOptions.of(settings);
        ResponsesAnswerMapper mapper =
                new ResponsesAnswerMapper(settings.model(), clock, new CallIds(random));
        Classifier faults = new Classifier(openai.name(), settings, clock, random);
        reader = new AnswerReader<>(ResponsesAnswer.class, mapper::completion, faults);
    }

    @Override
    public String name() {
        return openai.name();
    }

    /** Tools also where the model cannot do without reasoning. */
    @Override
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(Capability.of(Kind.CHAT));
    }

    @Override
    public String path() {
        return openai.path();
    }

    @Override
    public WireCall encode(Prompt prompt) {
        return new ResponsesRequest(options, prompt).call();
    }

    @Override
    public Answer decode(WireAnswer answer) {
        return reader.read(answer);
    }

    @Override
    public Probe probe() {
        return openai.probe();
    }

    @Override
    public Optional<Tokenizer> tokenizer() {
        return openai.tokenizer();
    }

    @Override
    public boolean regional() {
        return openai.regional();
    }

    @Override
    public Map<String, String> credential(Secret secret) {
        return openai.credential(secret);
    }
}
