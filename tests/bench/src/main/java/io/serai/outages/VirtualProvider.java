package io.serai.outages;

import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FinishReason;
import io.serai.outages.Condition.Symptom;
import io.serai.provider.Answer;
import io.serai.provider.Faults;
import io.serai.provider.Protocol;
import io.serai.provider.WireAnswer;
import io.serai.standins.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a call to a provider comes to, and after how long, by the calendar alone. */
final class VirtualProvider {
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private static final Answer ANSWER =
            new Answer.Completed(
                    new Completion(
                            "virtual",
                            Instant.EPOCH,
                            "virtual",
                            Optional.of("yes"),
                            Optional.empty(),
                            List.of(),
                            FinishReason.STOP,
                            Optional.empty(),
                            Optional.empty(),
                            List.of()));

    private final Rank rank;
    private final IncidentCalendar calendar;
    private final Protocol protocol;
    private final RandomGenerator random;

    VirtualProvider(
            Rank rank, IncidentCalendar calendar, Protocol protocol, RandomGenerator random) {
        this.rank = rank;
        this.calendar = calendar;
        this.protocol = protocol;
        this.random = random;
    }

    /** A call: what it comes to, and when. */
    record Call(Answer answer, Duration took) {
        boolean isAnswered() {
            return answer instanceof Answer.Completed;
        }
    }

    Rank rank() {
        return rank;
    }

    /**
     * @param at since the calendar's begin
     * @param patience how long the caller waits at most
     */
    Call call(Duration at, Duration patience) {
        return switch (calendar.condition(rank, at)) {
            case Condition.Well well -> answer(well, at, patience);
            case Condition.Degraded degraded ->
                    random.nextDouble() < degraded.failing()
                            ? refusal(rank.overloaded())
                            : answer(degraded, at, patience);
            case Condition.Out(Symptom symptom) ->
                    switch (symptom) {
                        case REFUSES -> new Call(fault(Faults.unreachable("refused")), AT_ONCE);
                        case OVERLOADED -> refusal(rank.overloaded());
                        case ERRORS -> refusal(500);
                        case HANGS -> timeout(patience);
                    };
        };
    }

    private Call answer(Condition condition, Duration at, Duration patience) {
        Latency latency = Stage.latency(condition, Pace.CALENDAR);
        Duration took = latency.draw(random);
        if (took.compareTo(patience) > 0) {
            return timeout(patience);
        }
        boolean cut =
                calendar.condition(rank, at.plus(took)).equals(new Condition.Out(Symptom.REFUSES));
        return cut ? new Call(fault(Faults.reset("cut")), took) : new Call(ANSWER, took);
    }

    private static Call timeout(Duration patience) {
        return new Call(fault(Faults.timedOut("no answer")), patience);
    }

    private Call refusal(int status) {
        Map<String, String> headers =
                Map.of("retry-after-ms", Long.toString(Stage.COME_BACK.toMillis()));
        return new Call(protocol.decode(new WireAnswer(status, headers, new byte[0])), AT_ONCE);
    }

    private static Answer fault(Fault fault) {
        return new Answer.Faulted(fault);
    }

    /** What a probe finds, and after how long. */
    Optional<Duration> silentFor(Duration at, Duration patience) {
        return calendar.condition(rank, at).equals(new Condition.Out(Symptom.HANGS))
                ? Optional.of(patience)
                : Optional.empty();
    }

    boolean answersProbes(Duration at) {
        return switch (calendar.condition(rank, at)) {
            case Condition.Well _, Condition.Degraded _ -> true;
            case Condition.Out(Symptom symptom) -> symptom == Symptom.ERRORS;
        };
    }
}
