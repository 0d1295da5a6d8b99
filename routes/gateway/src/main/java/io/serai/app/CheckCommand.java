package io.serai.app;

import io.serai.config.SeraiSettings;
import io.serai.operator.Table;
import io.serai.portability.Portability;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Validates the configuration without starting anything. */
@Command(
        name = "check",
        description = {
            "Validate the configuration without starting anything.",
            "Ends with 2 when something is wrong with it, and says everything that is."
        },
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private final Supplier<SeraiSettings> settings;
    private final Supplier<Path> file;
    private final Function<ProviderSettings, Protocol> protocols;

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            description =
                    "Show what each provider of this chain keeps of a request, adapts, drops or is not asked for.")
    private Optional<String> chain = Optional.empty();

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    CheckCommand(
            Supplier<SeraiSettings> settings,
            Supplier<Path> file,
            Function<ProviderSettings, Protocol> protocols) {
        this.settings = settings;
        this.file = file;
        this.protocols = protocols;
    }

    @Override
    public Integer call() {
        SeraiSettings checked = settings.get();
        Optional<Portability> portability =
                chain.map(name -> Chains.providers(checked, name, command.commandLine()))
                        .map(providers -> Portability.of(providers, protocols));
        checked.warnings().forEach(warning -> out().println("warning: " + warning));
        out().printf(
                        "%s is valid; providers: %d, chains: %d, rules: %d, teams: %d%n",
                        file.get(),
                        checked.providers().size(),
                        checked.chains().size(),
                        checked.rules().size(),
                        checked.teams().size());
        portability.ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(Portability portability) {
        List<String> headings = new ArrayList<>(List.of("REQUEST"));
        portability.providers().forEach(id -> headings.add(id.value()));
        Table table = new Table(headings.toArray(String[]::new));
        portability
                .rows()
                .forEach(row ->
                        table.add(
                                Stream.concat(Stream.of(row.feature()), row.fates().stream())
                                        .toArray()));
        out().println();
        table.print(out());
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
