package io.serai.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The pages of {@link ManagementServer}: JSON, GET only, nothing else is there. */
final class HealthPages extends Handler.Abstract {
    private final Supplier<Readiness> readiness;
    private final ObjectMapper json = new ObjectMapper();

    HealthPages(Supplier<Readiness> readiness) {
        this.readiness = readiness;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var page = page(request);
        response.setStatus(page.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (page.status() == HttpStatus.METHOD_NOT_ALLOWED_405) {
            response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.GET.asString());
        }
        response.write(true, ByteBuffer.wrap(encode(page.body())), callback);
        return true;
    }

    private Page page(Request request) {
        if (!HttpMethod.GET.is(request.getMethod())) {
            return Page.error(HttpStatus.METHOD_NOT_ALLOWED_405, "only GET is served here");
        }
        return switch (Request.getPathInContext(request)) {
            case "/health/live" -> new Page(HttpStatus.OK_200, Map.of("live", true));
            case "/health/ready" -> ready();
            default -> Page.error(HttpStatus.NOT_FOUND_404, "there is no such page");
        };
    }

    private Page ready() {
        var now = readiness.get();
        return new Page(
                now.ready() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                new ReadyBody(now.ready(), now.checks()));
    }

    private byte[] encode(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record ReadyBody(boolean ready, List<Check> checks) {}

    private record Page(int status, Object body) {
        static Page error(int status, String sentence) {
            return new Page(status, Map.of("error", sentence));
        }
    }
}
