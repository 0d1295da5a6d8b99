package io.serai.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** A plain table whose columns are as wide as what is in them. */
final class Columns {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    Columns(List<String> header) {
        rows.add(header);
    }

    void add(List<String> row) {
        rows.add(row);
    }

    @Override
    public String toString() {
        var columns =
                IntStream.range(0, rows.getFirst().size())
                        .mapToObj(i -> new Column(width(i), 0, Column.Overflow.SPAN))
                        .toArray(Column[]::new);
        var table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        return Arrays.stream(table.toString().split("\\R"))
                .map(String::stripTrailing)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0) + GAP;
    }
}
