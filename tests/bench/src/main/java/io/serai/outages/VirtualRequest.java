package io.serai.outages;

import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Dispatch;
import io.serai.model.Envelope;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.Priority;
import io.serai.model.Prompt;
import io.serai.model.ReplyTo;
import io.serai.model.Request;
import io.serai.model.RequestId;
import io.serai.model.Source;
import io.serai.model.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request of one client on a virtual clock. */
record VirtualRequest(Client client, int number, Instant arrived) {
    private static final Prompt PROMPT = Questions.prompt("virtual");
    private static final Original ORIGINAL =
            Original.of(null, new byte[200], List.of(), Instant.EPOCH);

    Dispatch dispatch(ChainId chain) {
        Envelope envelope =
                new Envelope(
                        new RequestId(client.id(number)),
                        new Source("ai.requests", 0, number),
                        0,
                        Team.DEFAULT,
                        ReplyTo.topic("ai.replies"),
                        arrived,
                        arrived.plus(client.deadline()),
                        false,
                        ORIGINAL);
        Request request =
                new Request(
                        envelope,
                        PROMPT,
                        Priority.STANDARD,
                        Optional.empty(),
                        Classification.INTERNAL,
                        Map.of(),
                        Set.of());
        return new Dispatch(request, Journey.on(chain));
    }
}
