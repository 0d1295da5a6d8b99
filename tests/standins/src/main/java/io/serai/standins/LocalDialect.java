package io.serai.standins;

import java.time.InstantSource;
import java.util.Optional;

/** OpenAI's protocol as a server on one's own machine speaks it: nobody is asked for a key. */
final class LocalDialect extends ForwardingDialect {
    private final Dialect openAi;

    LocalDialect(InstantSource clock) {
        this(new OpenAiDialect(clock));
    }

    private LocalDialect(Dialect openAi) {
        super(openAi);
        this.openAi = openAi;
    }

    @Override
    public boolean isPrompt(Call call) {
        return openAi.isPrompt(call);
    }

    @Override
    public boolean isProbe(Call call) {
        return openAi.isProbe(call);
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return Optional.empty();
    }
}
