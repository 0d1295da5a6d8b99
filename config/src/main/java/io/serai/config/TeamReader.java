package io.serai.config;

import io.serai.model.Classification;
import io.serai.model.Team;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code teams}; without any there is the team {@code default}. */
final class TeamReader {
    private TeamReader() {}

    static List<TeamSettings> read(Section root) {
        Map<String, Section> sections = root.named("teams");
        List<TeamSettings> teams = new ArrayList<>();
        Set<String> topics = new HashSet<>();
        sections.forEach((name, section) ->
                section.build("", () -> TeamSettings.of(new Team(name)))
                        .flatMap(otherwise -> section.build(() -> team(section, otherwise)))
                        .ifPresent(teams::add));
        teams.stream()
                .filter(team -> !topics.add(team.requestTopic()))
                .forEach(team ->
                        root.problem(
                                "teams." + team.team() + ".request-topic",
                                "must be its own, is " + team.requestTopic()));
        teams.stream()
                .filter(team -> topics.contains(team.replyTopic()))
                .forEach(team ->
                        root.problem(
                                "teams." + team.team() + ".reply-topic",
                                "must not be a request topic, or its replies would be taken for"
                                        + " requests, is "
                                        + team.replyTopic()));
        return sections.isEmpty() ? List.of(TeamSettings.of(Team.DEFAULT)) : teams;
    }

    private static TeamSettings team(Section section, TeamSettings otherwise) {
        return new TeamSettings(
                otherwise.team(),
                section.value("request-topic").text(otherwise.requestTopic()),
                section.value("reply-topic").text(otherwise.replyTopic()),
                section.texts("allowed-reply-topics"),
                section.value("classification")
                        .word(Classification.class, otherwise.classification()),
                section.value("ordered").flag(otherwise.ordered()));
    }
}
