package io.serai.standins;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Acts out a behaviour on one call. */
final class Performance {

    private static final int FLOOD_PIECE = 16 * 1024;
    private static final Duration FLOOD_PAUSE = Duration.ofMillis(1);

    private final Dialect dialect;
    private final Tally tally;
    private final CallWindow window;
    private final RandomGenerator random;

    Performance(Dialect dialect, Tally tally, CallWindow window, RandomGenerator random) {
        this.dialect = dialect;
        this.tally = tally;
        this.window = window;
        this.random = random;
    }

    /** A prompt call to be acted on; {@code answerSize} as {@link StandIn#answerSize}. */
    record Scene(Exchange exchange, Prompt prompt, int answerSize) {}

    void act(Behaviour behaviour, Scene scene) {
        act(behaviour, scene, Allowance.ample());
    }

    private void act(Behaviour behaviour, Scene scene, Allowance allowance) {
        switch (behaviour) {
            case Behaviour.Answers(Latency latency) ->
                    scene.exchange().after(latency.draw(random), () -> answer(scene, allowance));
            case Behaviour.RateLimited(int perMinute, Behaviour within) -> {
                Allowance left = window.take(perMinute);
                Throttle throttle = new Throttle(left.delay(), RetryForm.NATIVE, left);
                if (left.granted()) {
                    act(within, scene, left);
                } else {
                    send(scene, dialect.troubles().throttled(throttle));
                }
            }
            case Behaviour.Flaky(double share, Behaviour bad, Behaviour good) ->
                    act(random.nextDouble() < share ? bad : good, scene, allowance);
            case Behaviour.Refusal refusal -> send(scene, reply(refusal, scene.prompt()));
            case Behaviour.Breakage breakage -> spoil(breakage, scene);
            case Behaviour.Down _ -> scene.exchange().reset();
        }
    }

    private void answer(Scene scene, Allowance allowance) {
        Optional<String> marker = scene.prompt().marker();
        scene.exchange()
                .send(
                        reply(scene).with(dialect.troubles().limits(allowance)),
                        () -> tally.answered(marker));
    }

    private Reply reply(Scene scene) {
        Answer answer = Answer.to(scene.prompt(), scene.answerSize());
        return dialect.answer(scene.prompt(), answer).with(dialect.standing());
    }

    private void send(Scene scene, Reply reply) {
        scene.exchange().send(reply.with(dialect.standing()));
    }

    private Reply reply(Behaviour.Refusal refusal, Prompt prompt) {
        return switch (refusal) {
            case Behaviour.Throttled(Duration delay, RetryForm form) ->
                    dialect.troubles().throttled(new Throttle(delay, form, Allowance.spent(delay)));
            case Behaviour.Overloaded(var headers) -> dialect.troubles().overloaded().with(headers);
            case Behaviour.OutOfQuota _ -> dialect.troubles().outOfQuota();
            case Behaviour.Unauthorised _ -> dialect.troubles().error(401);
            case Behaviour.RefusesContent _ -> dialect.refusal(prompt);
            case Behaviour.ErrorIn200 _ ->
                    new Reply(200, Map.of(), dialect.troubles().error(500).body());
            case Behaviour.Fails fails -> reply(fails);
        };
    }

    private Reply reply(Behaviour.Fails fails) {
        Reply own = dialect.troubles().error(fails.status());
        String body = fails.body() == null ? own.body() : fails.body();
        return new Reply(fails.status(), own.headers(), body).with(fails.headers());
    }

    private void spoil(Behaviour.Breakage breakage, Scene scene) {
        Exchange exchange = scene.exchange();
        switch (breakage) {
            case Behaviour.Hangs _ -> {}
            case Behaviour.Resets _ -> exchange.reset();
            case Behaviour.Garbage _ -> send(scene, body("<html><body>Bad gateway</body></html>"));
            case Behaviour.Empty _ -> send(scene, body(""));
            case Behaviour.Truncated _ -> exchange.sendHalf(reply(scene));
            case Behaviour.Endless _ ->
                    exchange.stream(reply(scene), endless(reply(scene)), FLOOD_PAUSE);
            case Behaviour.Drips(Duration pause) ->
                    exchange.stream(reply(scene), bytes(reply(scene)), pause);
            case Behaviour.GzipBomb(int size) ->
                    exchange.stream(GzipBody.head(), GzipBody.of(size), Duration.ZERO);
        }
    }

    private static Reply body(String body) {
        return new Reply(200, Map.of("content-type", "application/json"), body);
    }

    private static Iterator<ByteBuffer> bytes(Reply reply) {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> ByteBuffer.wrap(bytes, i, 1))
                .iterator();
    }

    /** Begins as an answer would and goes on with filler for ever. */
    private static Iterator<ByteBuffer> endless(Reply reply) {
        byte[] filler =
                Answer.FILLER
                        .repeat(FLOOD_PIECE / Answer.FILLER.length())
                        .getBytes(StandardCharsets.UTF_8);
        byte[] start =
                reply.body()
                        .substring(0, reply.body().length() / 2)
                        .getBytes(StandardCharsets.UTF_8);
        return Stream.concat(Stream.of(start), Stream.generate(() -> filler))
                .map(ByteBuffer::wrap)
                .iterator();
    }
}
