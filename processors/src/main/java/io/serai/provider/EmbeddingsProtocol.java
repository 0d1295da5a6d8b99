package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.EmbeddingInput;
import io.serai.model.Embeddings;
import io.serai.model.Input;
import io.serai.model.Output;
import io.serai.model.Prompt;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A protocol bound to an embeddings model, whichever it is: texts go out in the form of the API,
 * and as many vectors must come back.
 */
public final class EmbeddingsProtocol implements Protocol {
    private final Access access;
    private final Form form;
    private final AnswerReader<?> reader;

    /**
     * What is special to an API and its model.
     *
     * @param path of every call
     */
    public record Form(
            String path,
            Probe probe,
            EmbeddingOptions options,
            Function<EmbeddingInput, WireCall> encoder,
            Optional<Tokenizer> tokenizer) {
        /** Of a model whose tokenizer is not public. */
        public Form(
                String path,
                Probe probe,
                EmbeddingOptions options,
                Function<EmbeddingInput, WireCall> encoder) {
            this(path, probe, options, encoder, Optional.empty());
        }
    }

    public EmbeddingsProtocol(Access access, Form form, AnswerReader<?> reader) {
        this.access = access;
        this.form = form;
        this.reader = reader;
    }

    @Override
    public String name() {
        return access.protocol();
    }

    @Override
    public Set<Capability> capabilities() {
        return form.options().capabilities();
    }

    @Override
    public String path() {
        return form.path();
    }

    @Override
    public WireCall encode(Input input) {
        if (!capabilities().containsAll(input.needs())) {
            throw new IllegalArgumentException(name() + " cannot be given " + input);
        }
        return form.encoder().apply(texts(input));
    }

    @Override
    public Answer decode(WireAnswer answer) {
        return reader.read(answer);
    }

    @Override
    public Answer decode(Input asked, WireAnswer answer) {
        return switch (decode(answer)) {
            case Answer.Completed(Output output) -> checked(texts(asked), output, answer);
            case Answer.Faulted faulted -> faulted;
        };
    }

    /** Whose vector is whose is told by their number and order only. */
    private Answer checked(EmbeddingInput asked, Output output, WireAnswer answer) {
        Embeddings given = (Embeddings) output;
        return mismatch(asked, given)
                .<Answer>map(why -> new Answer.Faulted(reader.faults().broken(answer, why)))
                .orElseGet(() -> new Answer.Completed(given.in(asked.format())));
    }

    private Optional<String> mismatch(EmbeddingInput asked, Embeddings given) {
        if (given.vectors().size() != asked.texts().size()) {
            return Optional.of(
                    "%d vectors for %d texts"
                            .formatted(given.vectors().size(), asked.texts().size()));
        }
        int wanted = form.options().dimensions(asked).orElse(given.dimensions());
        return given.dimensions() == wanted
                ? Optional.empty()
                : Optional.of(
                        "vectors of %d dimensions, asked for %d"
                                .formatted(given.dimensions(), wanted));
    }

    private static EmbeddingInput texts(Input input) {
        return switch (input) {
            case EmbeddingInput texts -> texts;
            case Prompt _ ->
                    throw new IllegalArgumentException("an embeddings model was given a prompt");
        };
    }

    @Override
    public Optional<Tokenizer> tokenizer() {
        return form.tokenizer();
    }

    @Override
    public Probe probe() {
        return form.probe();
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
