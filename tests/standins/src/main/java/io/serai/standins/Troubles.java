package io.serai.standins;

import java.util.Map;

/** How a provider puts its refusals: statuses, bodies and headers. */
interface Troubles {

    /** What this provider says at an error status. */
    Reply error(int status);

    Reply noSuchModel(String model);

    Reply throttled(Throttle throttle);

    Reply overloaded();

    /** Out of money, which waiting does not mend. */
    Reply outOfQuota();

    /** The headers that tell the state of the rate limit. */
    Map<String, String> limits(Allowance allowance);
}
