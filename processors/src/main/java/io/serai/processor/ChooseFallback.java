package io.serai.processor;

import io.serai.model.ChainId;
import io.serai.processor.Conclude.AskFallback;
import java.util.function.Function;
import org.apache.camel.Body;

/** The routing slip's question: which route asks the fallback end point of this request's chain? */
public final class ChooseFallback {
    private final Function<ChainId, String> endpoints;

    /**
     * @param endpoints the route of each chain's fallback
     */
    public ChooseFallback(Function<ChainId, String> endpoints) {
        this.endpoints = endpoints;
    }

    public String endpoint(@Body AskFallback asked) {
        return endpoints.apply(asked.dispatch().chain());
    }
}
