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

    /** What this provider says at an error status. */
    Reply error(int status);

    Reply noSuchModel(String model);

    Reply throttled(Throttle throttle);

    Reply overloaded();

    Reply outOfQuota();

    Reply refusal(Prompt prompt);

    /** The headers that tell the state of the rate limit. */
    Map<String, String> limits(Allowance allowance);

    /** The headers that every reply carries. */
    Map<String, String> standing();
}
