package io.serai.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 of a {@code POST} at 2015-08-30T12:36:00Z with the example key, written from
 * its description and without AWS's library.
 *
 * @param path as it stands in the canonical request
 */
record WrittenSignature(String region, String service, String path, String host) {
    private static final String KEY = "AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String DAY = "20150830";
    private static final String TIME = DAY + "T123600Z";

    String of(String body, Map<String, String> headers) {
        String canonical = canonical(hash(body), headers);
        String scope = String.join("/", DAY, region, service, "aws4_request");
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", TIME, scope, hash(canonical));
        byte[] key = bytes(KEY);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private String canonical(String bodyHash, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(Map.of("host", host, "x-amz-content-sha256", bodyHash, "x-amz-date", TIME));
        String lines =
                all.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining());
        String names = String.join(";", all.keySet());
        return String.join("\n", List.of("POST", path, "", lines, names, bodyHash));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
