package io.serai.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One map of the configuration with its full key. Nonsense becomes a problem and counts as absent,
 * so that reading goes on and finds the rest.
 */
final class Section {
    private final String path;
    private final String pattern;
    private final JsonNode node;
    private final Report report;
    private final Placeholders placeholders;

    private Section(
            String path, String pattern, JsonNode node, Report report, Placeholders placeholders) {
        this.path = path;
        this.pattern = pattern;
        this.report = report;
        this.placeholders = placeholders;
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            report.problem(path, "must hold keys of its own");
        }
        this.node = node.isObject() ? node : MissingNode.getInstance();
    }

    static Section root(JsonNode node, Report report, Placeholders placeholders) {
        return new Section("", "", node, report, placeholders);
    }

    /** The last part of the key: the name of a named section. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** What a placeholder stands for is nobody's business, whoever wrote the message. */
    void problem(String key, String message) {
        report.problem(under(path, key), placeholders.hidden(message));
    }

    void warning(String key, String message) {
        report.warning(under(path, key), placeholders.hidden(message));
    }

    /** A placeholder that comes to nothing leaves its key absent. */
    boolean has(String key) {
        JsonNode value = raw(key);
        return !value.isMissingNode() && !value.isNull() && !comesToNothing(value);
    }

    private boolean comesToNothing(JsonNode value) {
        try {
            return value.isTextual()
                    && Placeholders.isOne(value.asText())
                    && placeholders.resolve(value.asText()).isBlank();
        } catch (Placeholders.Unresolved _) {
            return false;
        }
    }

    Value value(String key) {
        return new Value(this, key);
    }

    Section section(String key) {
        return child(under(path, key), under(pattern, key), raw(key));
    }

    /** A map of named sections, in the file's order. */
    Map<String, Section> named(String key) {
        Map<String, Section> sections = new LinkedHashMap<>();
        Section parent = section(key);
        parent.node
                .properties()
                .forEach(entry ->
                        sections.put(
                                entry.getKey(),
                                child(
                                        under(parent.path, entry.getKey()),
                                        under(parent.pattern, "*"),
                                        entry.getValue())));
        return sections;
    }

    List<Section> sections(String key) {
        JsonNode list = list(key);
        String item = under(pattern, key) + "[]";
        return IntStream.range(0, list.size())
                .mapToObj(i -> child(under(path, key) + "[" + i + "]", item, list.get(i)))
                .toList();
    }

    private Section child(String path, String pattern, JsonNode value) {
        return new Section(path, pattern, value, report, placeholders);
    }

    /** A list as it stands, for keys with a form of their own; empty when absent. */
    JsonNode list(String key) {
        JsonNode list = raw(key);
        if (has(key) && !list.isArray()) {
            problem(key, "must be a list");
        }
        return list.isArray() ? list : MissingNode.getInstance();
    }

    List<String> texts(String key) {
        JsonNode list = list(key);
        return IntStream.range(0, list.size())
                .mapToObj(i -> scalar(key + "[" + i + "]", list.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A list of words. */
    <E extends Enum<E>> List<E> words(String key, Class<E> type) {
        return texts(key).stream().flatMap(text -> value(key).word(text, type).stream()).toList();
    }

    /** A map with keys of the operator's choice. */
    Map<String, String> map(String key) {
        Section entries = section(key);
        report.known(under(entries.pattern, "*"));
        Map<String, String> map = new LinkedHashMap<>();
        entries.node
                .properties()
                .forEach(entry ->
                        entries.scalar(entry.getKey(), entry.getValue())
                                .ifPresent(text -> map.put(entry.getKey(), text)));
        return map;
    }

    /** The text of a key as it stands in the file. */
    Optional<String> unresolved(String key) {
        return Optional.of(raw(key))
                .filter(value -> has(key) && value.isValueNode())
                .map(JsonNode::asText);
    }

    Optional<String> text(String key) {
        return has(key) ? scalar(key, raw(key)) : Optional.empty();
    }

    /** A text that no message ever holds, and none must be searched for. */
    Optional<String> secret(String key) {
        return has(key) ? scalar(key, raw(key), placeholders::resolve) : Optional.empty();
    }

    /** A text without which the section makes no sense; empty after a problem. */
    String required(String key) {
        if (!has(key)) {
            problem(key, "is required");
        }
        return filled(key).orElse("");
    }

    /** A text that is not blank. */
    Optional<String> filled(String key) {
        Optional<String> text = text(key);
        text.filter(String::isBlank).ifPresent(_ -> problem(key, "must not be empty"));
        return text;
    }

    boolean hasProblem(String key) {
        return report.hasProblem(under(path, key));
    }

    /**
     * A value whose type checks itself: its refusal becomes a problem of the key that it begins
     * with, if there is none yet that it may come from.
     */
    <T> Optional<T> build(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            refused(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void refused(String message) {
        String key = message.split("[ :]", 2)[0];
        if (key.length() == message.length() || !report.isKnown(under(pattern, key))) {
            problem("", message);
        } else if (!hasProblem(key)) {
            problem(key, message.substring(key.length() + 1).strip());
        }
    }

    /** The same for what only checks. */
    void check(Runnable rule) {
        Optional<Boolean> _ =
                build(() -> {
                    rule.run();
                    return true;
                });
    }

    /** The same for the value of one key. */
    <T> Optional<T> build(String key, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> scalar(String key, JsonNode value) {
        return scalar(key, value, placeholders::resolveRemembered);
    }

    private Optional<String> scalar(String key, JsonNode value, UnaryOperator<String> resolution) {
        if (value.isContainerNode()) {
            problem(key, "must be a single value");
            return Optional.empty();
        }
        try {
            return Optional.of(resolution.apply(value.asText()));
        } catch (Placeholders.Unresolved e) {
            problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private JsonNode raw(String key) {
        report.known(under(pattern, key));
        return node.path(key);
    }

    private static String under(String path, String key) {
        if (path.isEmpty() || key.isEmpty()) {
            return path + key;
        }
        return path + "." + key;
    }
}
