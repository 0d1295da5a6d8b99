package io.serai.routing;

import io.serai.model.ChainId;
import io.serai.model.Request;
import java.util.List;
import java.util.Set;

/** A rule made ready to be asked: does it match this request? */
final class RuleMatch {
    private final Rule rule;
    private final List<Glob> models;

    RuleMatch(Rule rule) {
        this.rule = rule;
        models = rule.models().stream().map(Glob::of).toList();
    }

    ChainId chain() {
        return rule.chain();
    }

    boolean matches(Request request) {
        return among(rule.kinds(), request.input().kind())
                && matchesModel(request.input().model())
                && among(rule.teams(), request.envelope().team())
                && (rule.apps().isEmpty() || request.app().map(rule.apps()::contains).orElse(false))
                && among(rule.classifications(), request.classification())
                && among(rule.priorities(), request.priority())
                && request.labels().entrySet().containsAll(rule.labels().entrySet())
                && request.input().needs().containsAll(rule.needs())
                && matchesSize(request.estimatedTokens());
    }

    private boolean matchesModel(String model) {
        return models.isEmpty() || models.stream().anyMatch(glob -> glob.matches(model));
    }

    private boolean matchesSize(int tokens) {
        return tokens >= rule.minTokens().orElse(0)
                && tokens <= rule.maxTokens().orElse(Integer.MAX_VALUE);
    }

    private static <T> boolean among(Set<T> allowed, T value) {
        return allowed.isEmpty() || allowed.contains(value);
    }
}
