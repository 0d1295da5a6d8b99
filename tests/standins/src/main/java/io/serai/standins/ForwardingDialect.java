package io.serai.standins;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A protocol reached another way: who says which calls are prompts and whose, has the rest done.
 */
abstract class ForwardingDialect implements Dialect {
    private final Dialect inner;

    ForwardingDialect(Dialect inner) {
        this.inner = inner;
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return inner.objection(call);
    }

    @Override
    public Prompt read(Call call) {
        return inner.read(call);
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        return inner.answer(prompt, answer);
    }

    @Override
    public Reply models(List<String> models) {
        return inner.models(models);
    }

    @Override
    public Reply refusal(Prompt prompt) {
        return inner.refusal(prompt);
    }

    @Override
    public Troubles troubles() {
        return inner.troubles();
    }

    @Override
    public Map<String, String> standing() {
        return inner.standing();
    }
}
