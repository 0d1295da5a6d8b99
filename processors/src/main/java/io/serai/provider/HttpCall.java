package io.serai.provider;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The HTTP client's request, for those that sign it. */
record HttpCall(HttpRequest request) implements UnsignedCall {
    private static final byte[] EMPTY = {};

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public URI uri() throws IOException {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new IOException("the provider's address is no URI", e);
        }
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        for (Header header : request.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    @Override
    public byte[] body() throws IOException {
        HttpEntity entity =
                request instanceof ClassicHttpRequest classic ? classic.getEntity() : null;
        byte[] body = entity == null ? null : EntityUtils.toByteArray(entity);
        return body == null ? EMPTY : body;
    }
}
