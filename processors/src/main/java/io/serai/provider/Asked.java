package io.serai.provider;

import io.serai.model.Attempt;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import io.serai.model.ProviderId;
import java.util.Optional;

/**
 * What of a request tells what its provider means by an error.
 *
 * @param tokens of its prompt and answer, estimated; 0 for texts, each of which stands by itself
 * @param failedWith the status of this provider's answer to the attempt before, 0 if there is none
 */
public record Asked(int tokens, int failedWith) {
    /** Nothing is known of the request. */
    static final Asked ONCE = new Asked(0, 0);

    /** This request, which has been asked again if its last attempt was made here. */
    public static Asked of(Dispatch dispatch, ProviderId provider, int estimatedTokens) {
        int tokens =
                switch (dispatch.request().input().kind()) {
                    case CHAT -> estimatedTokens;
                    case EMBEDDINGS -> 0;
                };
        return new Asked(tokens, lastFault(dispatch, provider).map(Fault::status).orElse(0));
    }

    private static Optional<Fault> lastFault(Dispatch dispatch, ProviderId provider) {
        return dispatch.journey().attemptsOfThisPass().reversed().stream()
                .limit(1)
                .filter(attempt -> attempt.provider().equals(provider))
                .map(Attempt::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
