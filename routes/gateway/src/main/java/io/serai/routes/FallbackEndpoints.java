package io.serai.routes;

import io.serai.routing.Fallback;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.URISupport;

/**
 * The end points of fallbacks. Over HTTP they give their connections back when the time is over:
 * else those that hang would at last hold all of them.
 */
final class FallbackEndpoints {
    private static final List<String> TIME_OUTS =
            List.of("connectionRequestTimeout", "connectTimeout", "responseTimeout");

    private FallbackEndpoints() {}

    /** The configured URI; time-outs that it names itself are left as they are. */
    static String of(Fallback.EndPoint endPoint) {
        String uri = endPoint.uri();
        if (!uri.startsWith("http:") && !uri.startsWith("https:")) {
            return uri;
        }
        try {
            Map<String, Object> missing = new LinkedHashMap<>();
            TIME_OUTS.forEach(option -> missing.put(option, endPoint.timeout().toMillis()));
            String query = URISupport.extractQuery(uri);
            missing.keySet().removeAll(URISupport.parseQuery(query).keySet());
            return URISupport.appendParametersToURI(uri, missing);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("fallback.end-point: " + uri + " is no URI", e);
        }
    }
}
