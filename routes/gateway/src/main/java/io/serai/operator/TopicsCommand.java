package io.serai.operator;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows an operator the topics Serai needs, beside those there are. */
@Command(
        name = "topics",
        description = "Create, describe or verify the topics Serai needs.",
        mixinStandardHelpOptions = true)
public final class TopicsCommand {
    private final Supplier<Site> site;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** The site is asked for when a command runs, so that help needs no configuration. */
    public TopicsCommand(Supplier<Site> site) {
        this.site = site;
    }

    @Command(
            name = "create",
            description = "Create the topics that are missing; existing ones stay as they are.",
            mixinStandardHelpOptions = true)
    int create(@Option(names = "--dry-run", description = "Only say which.") boolean dryRun) {
        return site.get().ask((admin, plan) -> dryRun ? plan(admin, plan) : create(admin, plan));
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
        return site.get()
                .ask((admin, plan) -> {
                    out().println(TopicTable.of(plan, TopicSetup.states(admin, plan)));
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
        return site.get().ask((admin, plan) -> report(plan, TopicSetup.verify(admin, plan)));
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

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
