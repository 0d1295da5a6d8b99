package io.serai.operator;

import io.serai.codec.SeraiHeaders;
import io.serai.model.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said of every request that is sent, as record headers: they win over its content. */
final class RequestOptions {
    @Option(
            names = "--reply-to",
            paramLabel = "TOPIC",
            description = "Where replies shall go (default: the team's reply topic).")
    private @Nullable String replyTo;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "How long an answer is of use, such as 15m or 4h.")
    private @Nullable Duration ttl;

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            description = "interactive, standard or bulk.")
    private @Nullable String priority;

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "A label that rules may route by; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "Any other record header; may be repeated.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--key", paramLabel = "KEY", description = "The record key of every request.")
    private @Nullable String key;

    byte @Nullable [] key() {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }

    List<RecordHeader> headers() {
        List<RecordHeader> all = new ArrayList<>();
        add(SeraiHeaders.REPLY_TO, replyTo, all);
        add(SeraiHeaders.TTL, ttl, all);
        add(SeraiHeaders.PRIORITY, priority, all);
        labels.forEach((name, value) -> add(SeraiHeaders.LABEL_PREFIX + name, value, all));
        headers.forEach((name, value) -> add(name, value, all));
        return all;
    }

    private static void add(String name, @Nullable Object value, List<RecordHeader> all) {
        if (value != null) {
            all.add(RecordHeader.of(name, value.toString()));
        }
    }
}
