package io.serai.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.price.Price;
import io.serai.price.PriceTable;
import io.serai.price.Rates;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the table of prices: the one that comes with Serai, or the file that {@code prices} names.
 */
final class PriceReader {
    private static final String KEY = "prices";
    private static final String SHIPPED = "prices.yaml";
    private static final int MOST_PERCENT = 100;
    private static final Pattern ROW = Pattern.compile("models\\[(\\d+)]");

    private PriceReader() {}

    /** Empty after a problem, which stands under {@code prices}. */
    static PriceTable read(Section root) {
        return root.text(KEY).map(file -> own(root, file)).orElseGet(() -> table(shipped()));
    }

    private static PriceTable own(Section root, String file) {
        try {
            return table(Yaml.parse(Path.of(file)));
        } catch (InvalidConfiguration e) {
            e.problems().forEach(it -> root.problem(KEY, told(it, file)));
            return PriceTable.NONE;
        }
    }

    private static String told(Problem problem, String file) {
        return problem.key().isEmpty()
                ? problem.message()
                : "in " + file + ": " + problem.key() + " " + problem.message();
    }

    /** For who needs no prices; the key is known all the same. */
    static PriceTable leave(Section root) {
        boolean _ = root.has(KEY);
        return PriceTable.NONE;
    }

    private static JsonNode shipped() {
        InputStream yaml = PriceReader.class.getResourceAsStream(SHIPPED);
        return Yaml.parse(Objects.requireNonNull(yaml, SHIPPED));
    }

    /** A table with anything wrong in it is an {@link InvalidConfiguration}. */
    static PriceTable table(JsonNode tree) {
        Report report = new Report();
        Section root = Section.root(tree, report, new Placeholders(_ -> Optional.empty()));
        if (!root.has("models")) {
            root.problem("models", "is required");
        }
        List<Price> prices =
                root.sections("models").stream().flatMap(row -> price(row).stream()).toList();
        Optional<PriceTable> table = root.build(() -> new PriceTable(prices));
        new Keys(report).check(tree);
        if (!report.problems().isEmpty()) {
            throw new InvalidConfiguration(
                    report.problems().stream().map(it -> named(it, tree)).toList());
        }
        return table.orElseThrow();
    }

    /** A row is easier found by its model than by its number. */
    private static Problem named(Problem problem, JsonNode tree) {
        Matcher row = ROW.matcher(problem.key());
        String model =
                row.lookingAt()
                        ? tree.path("models")
                                .path(Integer.parseInt(row.group(1)))
                                .path("model")
                                .asText()
                        : "";
        return model.isEmpty()
                ? problem
                : new Problem(problem.key() + " of " + model, problem.message());
    }

    private static Optional<Price> price(Section row) {
        String model = row.required("model");
        Optional<LocalDate> from = row.value("from").day();
        Optional<LocalDate> until = row.value("until").day();
        Optional<Rates> rates = rates(row);
        Optional<Price.LongPrompts> longPrompts = longPrompts(row);
        Optional<Rates> batch = row.has("batch") ? rates(row.section("batch")) : Optional.empty();
        int regional = row.value("regional-percent").between(0, MOST_PERCENT, 0);
        String source = row.required("source");
        LocalDate seen = required(row, "seen", row.value("seen").day()).orElse(LocalDate.EPOCH);
        return rates.flatMap(each ->
                row.build(() ->
                        new Price(
                                model,
                                from,
                                until,
                                each,
                                longPrompts,
                                batch,
                                regional,
                                source,
                                seen)));
    }

    private static Optional<Price.LongPrompts> longPrompts(Section row) {
        if (!row.has("long-prompts")) {
            return Optional.empty();
        }
        Section section = row.section("long-prompts");
        int above =
                required(
                                section,
                                "above",
                                section.value("above").positive().stream().boxed().findFirst())
                        .orElse(1);
        return rates(section).map(rates -> new Price.LongPrompts(above, rates));
    }

    private static Optional<Rates> rates(Section section) {
        Optional<BigDecimal> input = required(section, "input", section.value("input").amount());
        Optional<BigDecimal> cached = section.value("cached").amount();
        Optional<BigDecimal> cacheWrite = section.value("cache-write").amount();
        Optional<BigDecimal> output = section.value("output").amount();
        return input.map(it -> new Rates(it, cached, cacheWrite, output));
    }

    private static <T> Optional<T> required(Section section, String key, Optional<T> value) {
        if (!section.has(key)) {
            section.problem(key, "is required");
        }
        return value;
    }
}
