package io.serai.rehearsal;

import io.serai.model.Cost;
import io.serai.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One prompt at one provider.
 *
 * @param fault why there is no answer
 * @param finish OpenAI's word for how the answer ended
 * @param violation what is wrong with its form or its calls, by what the prompt asked for
 * @param tools the names of the functions it calls
 * @param characters of its text
 * @param similarity of its words to those of the chain's first provider that answered, from 0 to 1
 * @param dropped fields of the request that the provider could not be told
 */
public record Take(
        String where,
        String provider,
        Optional<String> fault,
        Optional<String> finish,
        Optional<String> violation,
        List<String> tools,
        int characters,
        Optional<Usage> usage,
        Duration took,
        Optional<Cost> cost,
        Optional<Double> similarity,
        List<String> dropped) {
    /** The fault of a provider that routing would not ask. */
    public static final String NOT_ASKED = "not_asked";

    /** The fault's word where Serai itself failed. */
    public static final String BUG = "bug";

    public Take {
        tools = List.copyOf(tools);
        dropped = List.copyOf(dropped);
    }

    /** Whether routing would ever send the prompt there. */
    public boolean wasAsked() {
        return !fault.equals(Optional.of(NOT_ASKED));
    }
}
