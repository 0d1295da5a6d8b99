package io.serai.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; it says everything that is wrong at once. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public InvalidConfiguration(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
