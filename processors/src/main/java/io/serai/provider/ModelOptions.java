package io.serai.provider;

import io.serai.model.Effort;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model accepts: guessed from its name by the protocol's table of models, overridden by the
 * provider's {@code options}. The option {@code like} names the model to guess from, for
 * deployments and fine-tunes with names of their own. A wrong key or value is an {@link
 * IllegalArgumentException} that names it and the rule.
 */
public final class ModelOptions {
    private static final String LIKE = "like";
    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Map<String, String> values;

    /** The first row whose name (a regular expression) matches the model gives its defaults. */
    record Table(String version, List<Row> models) {
        record Row(String name, Map<String, String> options) {}

        /** The last row is for any model and has every key. */
        Map<String, String> defaults() {
            return models.getLast().options();
        }

        /** Marketplaces put the vendor before the model: {@code openai/gpt-5.4}. */
        Map<String, String> like(String model) {
            String bare = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            return models.stream()
                    .filter(row -> bare.matches(row.name()))
                    .findFirst()
                    .map(Row::options)
                    .orElse(Map.of());
        }
    }

    private ModelOptions(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The options of one provider of this protocol. */
    public static ModelOptions of(String protocol, ProviderSettings settings) {
        return of(protocol, settings, Set.of());
    }

    /** The same for a way to its models that takes {@code more} options than the protocol. */
    public static ModelOptions of(String protocol, ProviderSettings settings, Set<String> more) {
        Table table =
                WireJson.resource("/io/serai/provider/" + protocol + "/models.json", Table.class);
        Map<String, String> given = settings.options();
        Set<String> known = new TreeSet<>(table.defaults().keySet());
        known.addAll(more);
        known.add(LIKE);
        given.keySet().forEach(key -> checkKnown(key, settings.protocol(), known));
        Map<String, String> values = new HashMap<>(table.defaults());
        values.putAll(table.like(given.getOrDefault(LIKE, settings.model())));
        values.putAll(given);
        return new ModelOptions(values);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key) {
        return oneOf(key, "true", "false").equals("true");
    }

    /** One of the words allowed. */
    public String oneOf(String key, String... allowed) {
        return checked(
                key, "one of " + String.join(", ", allowed), Arrays.asList(allowed)::contains);
    }

    /** One of the constants, in lower case. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> constants) {
        List<String> words =
                Arrays.stream(constants.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        String word = oneOf(key, words.toArray(String[]::new));
        return Enum.valueOf(constants, word.toUpperCase(Locale.ROOT));
    }

    /** A whole number from 1 on. */
    public int positive(String key) {
        return Integer.parseInt(
                checked(key, "a whole number from 1 to 999999999", WHOLE.asMatchPredicate()));
    }

    /** A whole number from 1 on, or nothing. */
    public OptionalInt number(String key) {
        return values.getOrDefault(key, "").isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(positive(key));
    }

    /** A text, perhaps empty. */
    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    /** A path below the base URL. */
    public String path(String key) {
        return checked(key, "a path that begins with /", path -> path.startsWith("/"));
    }

    /** A comma-separated list of reasoning efforts, perhaps empty. */
    public EffortScale efforts(String key) {
        List<String> words =
                Arrays.stream(Effort.values()).map(effort -> EffortScale.word(effort)).toList();
        String list =
                checked(
                        key,
                        "a list of " + String.join(", ", words),
                        text -> text.isBlank() || words.containsAll(items(text)));
        return new EffortScale(
                items(list).stream()
                        .map(word -> Effort.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<String> items(String list) {
        return list.isBlank() ? List.of() : List.of(COMMA.split(list.strip()));
    }

    private String checked(String key, String rule, Predicate<String> holds) {
        String value = values.getOrDefault(key, "");
        if (!holds.test(value)) {
            throw new IllegalArgumentException(
                    "options." + key + " must be " + rule + (value.isEmpty() ? "" : ": " + value));
        }
        return value;
    }

    private static void checkKnown(String key, String protocol, Set<String> known) {
        if (!known.contains(key)) {
            throw new IllegalArgumentException(
                    "options.%s is not known to protocol %s, which has %s"
                            .formatted(key, protocol, known));
        }
    }
}
