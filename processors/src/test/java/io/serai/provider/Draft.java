package io.serai.provider;

import io.serai.model.Effort;
import io.serai.model.Json;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolChoice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A prompt in the making; each step gives a new one. */
public record Draft(Prompt build) {
    public Draft tool(Tool tool) {
        return with(
                Stream.concat(build.tools().stream(), Stream.of(tool)).toList(),
                build.toolChoice(),
                build.parallelToolCalls());
    }

    public Draft toolChoice(ToolChoice choice) {
        return with(build.tools(), choice, build.parallelToolCalls());
    }

    public Draft parallelToolCalls(boolean parallel) {
        return with(build.tools(), build.toolChoice(), Optional.of(parallel));
    }

    public Draft format(ResponseFormat format) {
        return with(format, build.maxTokens(), build.stop());
    }

    public Draft maxTokens(int most) {
        return with(build.responseFormat(), OptionalInt.of(most), build.stop());
    }

    public Draft stop(String... stop) {
        return with(build.responseFormat(), build.maxTokens(), List.of(stop));
    }

    public Draft sampling(Sampling sampling) {
        return with(sampling, build.effort(), build.extras());
    }

    public Draft effort(Effort effort) {
        return with(build.sampling(), Optional.of(effort), build.extras());
    }

    public Draft extra(String name, String json) {
        Map<String, Json> extras = new HashMap<>(build.extras());
        extras.put(name, new Json(json));
        return with(build.sampling(), build.effort(), extras);
    }

    private Draft with(List<Tool> tools, ToolChoice choice, Optional<Boolean> parallel) {
        return new Draft(
                new Prompt(
                        build.model(),
                        build.messages(),
                        tools,
                        choice,
                        parallel,
                        build.responseFormat(),
                        build.maxTokens(),
                        build.stop(),
                        build.sampling(),
                        build.effort(),
                        build.extras()));
    }

    private Draft with(ResponseFormat format, OptionalInt maxTokens, List<String> stop) {
        return new Draft(
                new Prompt(
                        build.model(),
                        build.messages(),
                        build.tools(),
                        build.toolChoice(),
                        build.parallelToolCalls(),
                        format,
                        maxTokens,
                        stop,
                        build.sampling(),
                        build.effort(),
                        build.extras()));
    }

    private Draft with(Sampling sampling, Optional<Effort> effort, Map<String, Json> extras) {
        return new Draft(
                new Prompt(
                        build.model(),
                        build.messages(),
                        build.tools(),
                        build.toolChoice(),
                        build.parallelToolCalls(),
                        build.responseFormat(),
                        build.maxTokens(),
                        build.stop(),
                        sampling,
                        effort,
                        extras));
    }
}
