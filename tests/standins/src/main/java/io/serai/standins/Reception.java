package io.serai.standins;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Takes in every call, counts it, turns away what the provider would turn away, and has the rest
 * acted out.
 */
final class Reception extends Handler.Abstract {

    private final Dialect dialect;
    private final House house;
    private final Script script;
    private final Tally tally;
    private final Performance performance;

    Reception(Dialect dialect, House house, Script script, Tally tally, Performance performance) {
        this.dialect = dialect;
        this.house = house;
        this.script = script;
        this.tally = tally;
        this.performance = performance;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        tally.came();
        Exchange exchange =
                new Exchange(getServer(), request, response, Callback.from(callback, tally::went));
        Content.Source.asByteBuffer(
                request,
                Promise.from(body -> receive(call(request, body), exchange), callback::failed));
        return true;
    }

    /** Jetty's own way to a string takes byte by byte. */
    private static Call call(Request request, ByteBuffer bytes) {
        String body = BufferUtil.toString(bytes, StandardCharsets.UTF_8);
        String path = Request.getPathInContext(request);
        return new Call(
                request.getMethod(),
                path,
                Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
                request.getHeaders(),
                Prompt.markerIn(body),
                body.length(),
                Json.read(body));
    }

    private void receive(Call call, Exchange exchange) {
        if (hasInternalHeader(call)) {
            send(exchange, Reply.json(400, Json.object("{\"error\": \"an internal header\"}")));
        } else if (dialect.isPrompt(call)) {
            receivePrompt(call, exchange);
        } else if (dialect.isProbe(call)) {
            tally.probed();
            receiveProbe(call, exchange);
        } else {
            send(exchange, dialect.troubles().error(404));
        }
    }

    /** What a gateway has for itself must not come here, whatever the protocol. */
    private static boolean hasInternalHeader(Call call) {
        return call.headers().stream()
                .anyMatch(header -> header.getLowerCaseName().startsWith("serai-"));
    }

    private void receivePrompt(Call call, Exchange exchange) {
        tally.called(call.marker());
        Optional<Reply> objection =
                dialect.stranger(call, house.key()).or(() -> dialect.objection(call));
        if (objection.isPresent()) {
            send(exchange, objection.get());
            return;
        }
        Prompt prompt = dialect.read(call);
        if (house.serves(prompt.model())) {
            performance.act(
                    script.behaviourFor(call.marker()),
                    new Performance.Scene(exchange, prompt, house.answerSize()));
        } else {
            send(exchange, dialect.troubles().noSuchModel(prompt.model()));
        }
    }

    private void receiveProbe(Call call, Exchange exchange) {
        switch (script.standing()) {
            case Behaviour.Hangs _ -> {}
            case Behaviour.Down _ -> exchange.reset();
            case Behaviour.Overloaded _ -> send(exchange, dialect.troubles().overloaded());
            case Behaviour _ ->
                    send(
                            exchange,
                            dialect.stranger(call, house.key())
                                    .orElseGet(() -> dialect.models(house.listed())));
        }
    }

    private void send(Exchange exchange, Reply reply) {
        exchange.send(reply.with(dialect.standing()));
    }
}
