package io.serai.system;

import io.serai.standins.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code serai run} in a process of its own, to be killed; broker and stand-ins live on in the
 * test's.
 */
final class WorkerProcess implements AutoCloseable {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Path folder;
    private final String name;
    private final List<String> command;
    private Process process;

    WorkerProcess(Path folder, String name, StandIn standIn, String worker, List<String> jvm) {
        this.folder = folder;
        this.name = name;
        Path config = folder.resolve("serai.yaml");
        write(config, yaml(name, standIn, worker));
        command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(List.of("-Dcamel.threads.virtual.enabled=true", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.serai.app.SeraiMain",
                        "run",
                        "--from-beginning",
                        "--config",
                        config.toString()));
        start();
    }

    private static String yaml(String name, StandIn standIn, String worker) {
        return """
        kafka: {bootstrap-servers: "%s", durability: single-node}
        worker: {id: %s, group-id-prefix: %s, finish-timeout: 20s, %s}
        management: {port: 0}
        topics: {request-partitions: 4, reply-partitions: 4, parked-partitions: 4}
        teams: {%s: {}}
        providers:
          only:
            protocol: openai
            base-url: "%s"
            model: gpt-6-sol
            key: "{{env:KEY}}"
            connect-timeout: 10s
            response-timeout: 60s
            limits: {max-concurrent: 5000}
        chains: {%s: {tiers: [only]}}
        rules: [{name: all, chain: %s}]
        """
                .formatted(
                        Broker.servers(), name, name, worker, name, standIn.baseUrl(), name, name);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KEY", StandIn.KEY);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return folder.resolve("worker.log");
    }

    /** What has ended will never do so, and says why. */
    boolean takesRequests() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the worker has ended: " + printed());
        }
        return printed().contains("Serai takes requests");
    }

    private String printed() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Bytes of heap in use after full collections: the least of three, since work goes on. */
    long heapAfterGc() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int collection = 0; collection < 3; collection++) {
            least = Math.min(least, heapAfterOneGc());
        }
        return least;
    }

    private long heapAfterOneGc() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd says nothing of the heap");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked =
                new ProcessBuilder(jcmd, String.valueOf(process.pid()), what)
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor(10, TimeUnit.SECONDS);
        return answer;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try (Client client = new Client(Broker.servers())) {
            client.deleteBacklogs(name);
        }
    }
}
