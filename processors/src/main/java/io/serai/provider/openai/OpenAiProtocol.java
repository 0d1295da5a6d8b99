package io.serai.provider.openai;

import io.serai.model.Capability;
import io.serai.model.Effort;
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
import io.serai.provider.Tokenizer;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireCall;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Chat Completions, bound to one model. */
final class OpenAiProtocol implements ChatProtocol {
    private final Access access;
    private final OpenAiOptions options;
    private final AnswerReader<ChatAnswer> reader;

    OpenAiProtocol(
            Access access, ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        this.access = access;
        options = OpenAiOptions.of(access, settings);
        ChatAnswerMapper mapper =
                new ChatAnswerMapper(settings.model(), clock, new CallIds(random));
        Classifier faults = new Classifier(access.protocol(), settings, clock, random);
        reader = new AnswerReader<>(ChatAnswer.class, mapper::completion, faults);
    }

    @Override
    public String name() {
        return access.protocol();
    }

    /** No tools where the model takes them only without reasoning and cannot do without it. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = Capability.of(Kind.CHAT);
        if (!options.toolsWithEffort() && !options.efforts().accepted().contains(Effort.NONE)) {
            all.removeAll(Set.of(Capability.TOOLS, Capability.FORCED_TOOL_CHOICE));
        }
        return Collections.unmodifiableSet(all);
    }

    @Override
    public String path() {
        return options.chatPath();
    }

    @Override
    public WireCall encode(Prompt prompt) {
        return new ChatRequest(options, prompt).call();
    }

    @Override
    public Answer decode(WireAnswer answer) {
        return reader.read(answer);
    }

    @Override
    public Probe probe() {
        return Probe.get(options.probePath(), Map.of());
    }

    @Override
    public Optional<Tokenizer> tokenizer() {
        return options.tokenizer();
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
