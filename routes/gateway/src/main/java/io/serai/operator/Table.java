package io.serai.operator;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Columns under headings, as wide as what is in them; what would move the cursor is escaped. */
public final class Table {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public void add(Object... cells) {
        rows.add(
                List.of(cells).stream().map(cell -> Printable.line(String.valueOf(cell))).toList());
    }

    public void print(PrintWriter out) {
        var columns =
                IntStream.range(0, rows.getFirst().size())
                        .mapToObj(i -> new Column(width(i), 0, Column.Overflow.SPAN))
                        .toArray(Column[]::new);
        var table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        table.toString().lines().map(String::stripTrailing).forEach(out::println);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0) + GAP;
    }
}
