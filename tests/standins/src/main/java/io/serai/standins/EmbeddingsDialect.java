package io.serai.standins;

import java.util.Optional;

/** A provider that has embeddings beside chat: the same key and troubles, other calls. */
final class EmbeddingsDialect extends ForwardingDialect {
    private final Dialect chat;
    private final EmbeddingsWire wire;

    EmbeddingsDialect(Dialect chat, EmbeddingsWire wire) {
        super(chat);
        this.chat = chat;
        this.wire = wire;
    }

    private boolean isEmbeddings(Call call) {
        return call.method().equals("POST") && wire.isCall(call);
    }

    @Override
    public boolean isPrompt(Call call) {
        return isEmbeddings(call) || chat.isPrompt(call);
    }

    @Override
    public boolean isProbe(Call call) {
        return chat.isProbe(call);
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return chat.stranger(call, key);
    }

    @Override
    public Optional<Reply> objection(Call call) {
        if (!isEmbeddings(call)) {
            return super.objection(call);
        }
        Texts texts = wire.texts(call);
        boolean good = !texts.list().isEmpty() && texts.list().stream().noneMatch(String::isEmpty);
        return good ? Optional.empty() : Optional.of(troubles().error(400));
    }

    @Override
    public Prompt read(Call call) {
        return isEmbeddings(call)
                ? Prompt.toEmbed(wire.model(call), wire.texts(call))
                : super.read(call);
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        Texts texts = prompt.texts();
        return texts == null
                ? super.answer(prompt, answer)
                : wire.answer(prompt.model(), texts, texts.vectors());
    }
}
