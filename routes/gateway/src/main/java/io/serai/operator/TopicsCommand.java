package io.serai.operator;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows an operator the topics Serai needs, beside those there are. */
@Command(
        name = "topics",
        description = "Create, describe or verify the topics Serai needs.",
        mixinStandardHelpOptions = true)
public final class TopicsCommand {
    private final Supplier<TopicPlan> plan;

    @Mixin private final ConnectionOptions kafka;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    private TopicsCommand(Supplier<Connection> connection, Supplier<TopicPlan> plan) {
        this.kafka = new ConnectionOptions(connection);
        this.plan = plan;
    }

    /** Nothing is asked of the configuration before a command runs: help needs none. */
    public static CommandLine of(Supplier<Connection> connection, Supplier<TopicPlan> plan) {
        return OperatorErrors.on(new CommandLine(new TopicsCommand(connection, plan)));
    }

    @Command(
            name = "create",
            description = "Create the topics that are missing; existing ones stay as they are.",
            mixinStandardHelpOptions = true)
    int create(@Option(names = "--dry-run", description = "Only say which.") boolean dryRun) {
        return ask((admin, plan) -> dryRun ? plan(admin, plan) : create(admin, plan));
    }

    private int plan(Admin admin, TopicPlan plan) {
        return say("would create ", plan, TopicSetup.missing(admin, plan));
    }

    private int create(Admin admin, TopicPlan plan) {
        return say("created ", plan, TopicSetup.createMissing(admin, plan));
    }

    private int say(String verb, TopicPlan plan, List<String> topics) {
        topics.forEach(topic -> out().println(verb + topic));
        if (topics.isEmpty()) {
            out().println("all " + plan.topics().size() + " topics exist");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "describe",
            description = "Show every topic Serai needs, as it is.",
            mixinStandardHelpOptions = true)
    int describe() {
        return ask((admin, plan) -> {
            TopicTable.of(plan, TopicSetup.states(admin, plan)).print(out());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "verify",
            description = {
                "Say what is wrong with the topics Serai needs.",
                "Ends with 1 when Serai would not start, else with 0."
            },
            mixinStandardHelpOptions = true)
    int verify() {
        return ask((admin, plan) -> report(plan, TopicSetup.verify(admin, plan)));
    }

    private int report(TopicPlan plan, List<Finding> findings) {
        findings.forEach(this::print);
        if (findings.isEmpty()) {
            out().println("all " + plan.topics().size() + " topics are as they should be");
        }
        boolean refused = findings.stream().anyMatch(Finding.Refuses.class::isInstance);
        return refused ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private void print(Finding finding) {
        switch (finding) {
            case Finding.Refuses(var sentence, var repair) -> {
                out().println("REFUSED  " + sentence);
                out().println("         repair: " + repair);
            }
            case Finding.Warns(var sentence) -> out().println("WARNING  " + sentence);
        }
    }

    private int ask(ToIntBiFunction<Admin, TopicPlan> question) {
        try (var admin = kafka.connection().admin()) {
            return question.applyAsInt(admin, plan.get());
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
