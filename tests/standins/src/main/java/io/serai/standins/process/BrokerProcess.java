package io.serai.standins.process;

import io.serai.kafka.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link EmbeddedBroker} in a process of its own. */
public final class BrokerProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Printing printing;

    /** Returns at once; {@link #bootstrapServers} waits. */
    public BrokerProcess(Path folder, int port, List<String> flags, Map<String, String> settings) {
        List<String> arguments =
                new ArrayList<>(List.of(folder.toString(), Integer.toString(port)));
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        printing =
                new Printing(
                        ChildJvm.start(
                                ChildJvm.Command.of(EmbeddedBroker.class, arguments)
                                        .flags(flags.toArray(String[]::new)),
                                log));
    }

    /** Returns when the broker is up. */
    public String bootstrapServers() {
        return printing.await(READY)
                .lines()
                .filter(line -> line.startsWith(READY))
                .reduce((_, last) -> last)
                .orElseThrow()
                .substring(READY.length());
    }

    public ChildJvm jvm() {
        return printing.jvm();
    }

    @Override
    public void close() {
        jvm().close();
    }
}
