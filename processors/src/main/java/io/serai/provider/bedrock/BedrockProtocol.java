package io.serai.provider.bedrock;

import io.serai.model.Capability;
import io.serai.model.Completion;
import io.serai.model.Fault;
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
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Converse, bound to one model. */
final class BedrockProtocol implements ChatProtocol {
    private final BedrockModel model;
    private final Access access;
    private final ConverseOptions options;
    private final AnswerReader<ConverseAnswer> reader;

    BedrockProtocol(ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        model = new BedrockModel(settings.model());
        access = model.access();
        options = ConverseOptions.of(settings);
        ConverseAnswerMapper mapper =
                new ConverseAnswerMapper(settings.model(), clock, new CallIds(random));
        Classifier faults = new Classifier(Bedrock.NAME, settings, clock, random);
        reader = new AnswerReader<>(ConverseAnswer.class, mapper::completion, faults);
    }

    @Override
    public String name() {
        return Bedrock.NAME;
    }

    /** There is no mode for "some JSON object", and no image is fetched from a URL. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = Capability.of(Kind.CHAT);
        all.removeAll(Set.of(Capability.JSON_OBJECT, Capability.IMAGE_URLS));
        if (!options.tools()) {
            all.removeAll(Set.of(Capability.TOOLS, Capability.FORCED_TOOL_CHOICE));
        }
        if (!options.forcedToolChoice()) {
            all.remove(Capability.FORCED_TOOL_CHOICE);
        }
        if (!options.jsonSchema()) {
            all.remove(Capability.JSON_SCHEMA);
        }
        if (!options.images()) {
            all.remove(Capability.IMAGES);
        }
        return Collections.unmodifiableSet(all);
    }

    @Override
    public String path() {
        return model.path("converse");
    }

    @Override
    public WireCall encode(Prompt prompt) {
        return new ConverseRequest(options, prompt).call();
    }

    @Override
    public Answer decode(WireAnswer answer) {
        Answer read = reader.read(answer);
        return options.guardrail().isPresent() && read instanceof Answer.Faulted(Fault fault)
                ? fault.answer()
                        .filter(BedrockProtocol::isRefusedByGuardrail)
                        .<Answer>map(Answer.Completed::new)
                        .orElse(read)
                : read;
    }

    private static boolean isRefusedByGuardrail(Completion said) {
        return said.nativeFinishReason().equals(Optional.of(Guardrail.INTERVENED));
    }

    @Override
    public Probe probe() {
        return model.probe();
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
