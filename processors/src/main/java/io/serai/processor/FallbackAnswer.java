package io.serai.processor;

import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Outcome;
import io.serai.processor.Conclude.AskFallback;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** Turns what a fallback end point says into the degraded answer. */
public final class FallbackAnswer {
    /** Variable: the {@link AskFallback} that is being asked. */
    public static final String ASKED = "asked";

    private final InstantSource clock;

    public FallbackAnswer(InstantSource clock) {
        this.clock = clock;
    }

    /** The end point is given the request's own JSON. */
    public byte[] question(@Body AskFallback asked) {
        byte[] value = asked.dispatch().request().envelope().original().value();
        return value == null ? new byte[0] : value;
    }

    public Outcome degraded(@Variable(ASKED) AskFallback asked, @Body byte @Nullable [] text) {
        if (text == null || text.length == 0) {
            return failed(asked);
        }
        var envelope = asked.dispatch().request().envelope();
        return new Outcome.Degraded(
                envelope,
                asked.dispatch().journey(),
                Degraded.answer(
                        envelope, new String(text, StandardCharsets.UTF_8), clock.instant()));
    }

    public Outcome failed(@Variable(ASKED) AskFallback asked) {
        return failed(asked, "did not answer");
    }

    /** The end point has had its time; what it may say yet is not waited for. */
    public Outcome late(@Variable(ASKED) AskFallback asked) {
        return failed(asked, "did not answer within " + asked.endPoint().timeout());
    }

    private static Outcome failed(AskFallback asked, String how) {
        return new Outcome.Failed(
                asked.dispatch().request().envelope(),
                asked.dispatch().journey(),
                Failure.givenUp(
                        ErrorCode.CHAIN_EXHAUSTED,
                        "no provider of chain "
                                + asked.dispatch().chain()
                                + " can take it, and its fallback "
                                + how,
                        true));
    }
}
