package io.serai.standins;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A model on Vertex AI: its own protocol, by project and location, with a token. */
abstract class VertexDialect extends ForwardingDialect {
    static final String PLACE = "/v1/projects/[^/]+/locations/[^/]+/publishers/";

    private final Pattern prompt;
    private final Pattern probe;
    private final String counted;

    /**
     * @param prompt the path of prompt calls
     * @param probe the path of those that count tokens
     * @param counted what those answer
     */
    VertexDialect(Dialect direct, Pattern prompt, Pattern probe, String counted) {
        super(direct);
        this.prompt = prompt;
        this.probe = probe;
        this.counted = counted;
    }

    /** The same call as the model's maker would get it. */
    abstract Call direct(Call call);

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && prompt.matcher(call.path()).matches();
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("POST") && probe.matcher(call.path()).matches();
    }

    /** A token, or a key of express mode. */
    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return call.bearer().or(() -> call.header("x-goog-api-key")).filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of(troubles().error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return super.objection(direct(call));
    }

    @Override
    public Prompt read(Call call) {
        return super.read(direct(call));
    }

    /** What the probe counts. */
    @Override
    public Reply models(List<String> models) {
        return Reply.json(200, Json.object(counted));
    }
}
