package io.serai.standins;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One provider's protocol as its server speaks it. */
interface Dialect {

    boolean isPrompt(Call call);

    boolean isProbe(Call call);

    /** The refusal of a call with the wrong key, or with none. */
    Optional<Reply> stranger(Call call, String key);

    /** The refusal of a prompt that this provider would not accept. */
    Optional<Reply> objection(Call call);

    Prompt read(Call call);

    Reply answer(Prompt prompt, Answer answer);

    Reply models(List<String> models);

    /** The model declines to answer; a provider says so with status 200. */
    Reply refusal(Prompt prompt);

    Troubles troubles();

    /** The headers that every reply carries. */
    Map<String, String> standing();
}
