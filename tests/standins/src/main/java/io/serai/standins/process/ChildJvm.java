package io.serai.standins.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM on this one's class path, with what it prints in a file. It is killed when this JVM ends,
 * unless this JVM is itself killed.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final Thread killer;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * What to run: JVM flags, main class, arguments, variables beside this JVM's own, and libraries
     * that go before those of the same names on its class path.
     */
    public record Command(
            List<String> flags,
            String main,
            List<String> arguments,
            Map<String, String> environment,
            List<Path> libraries) {
        public Command {
            flags = List.copyOf(flags);
            libraries = List.copyOf(libraries);
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        public static Command of(Class<?> main, String... arguments) {
            return of(main, List.of(arguments));
        }

        public static Command of(Class<?> main, List<String> arguments) {
            return new Command(List.of(), main.getName(), arguments, Map.of(), List.of());
        }

        public Command flags(String... more) {
            return flags(List.of(more));
        }

        public Command flags(List<String> more) {
            List<String> all = new ArrayList<>(flags);
            all.addAll(more);
            return new Command(all, main, arguments, environment, libraries);
        }

        public Command environment(String name, String value) {
            return environment(Map.of(name, value));
        }

        public Command environment(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(more);
            return new Command(flags, main, arguments, all, libraries);
        }

        public Command libraries(Path... more) {
            List<Path> all = new ArrayList<>(libraries);
            all.addAll(List.of(more));
            return new Command(flags, main, arguments, environment, all);
        }

        private List<String> words() {
            List<String> words = new ArrayList<>();
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.addAll(flags);
            words.addAll(List.of("-cp", classPath(), main));
            words.addAll(arguments);
            return words;
        }

        /** Surefire hides the class path behind a jar. */
        private String classPath() {
            String own =
                    System.getProperty(
                            "surefire.test.class.path", System.getProperty("java.class.path"));
            return Stream.concat(libraries.stream().map(Path::toString), Stream.of(own))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Standard output and errors are appended to the log. */
    public static ChildJvm start(Command command, Path log) {
        return start(
                command,
                log,
                builder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    /** Standard output stays a pipe, for {@link #process}; errors are appended to the log. */
    static ChildJvm converse(Command command, Path log) {
        return start(
                command,
                log,
                builder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    private static ProcessBuilder builder(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        builder.environment().putAll(command.environment());
        return builder;
    }

    private static ChildJvm start(Command command, Path log, ProcessBuilder builder) {
        try {
            return new ChildJvm(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.main(), e);
        }
    }

    Process process() {
        return process;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** All it has printed so far. */
    public String printed() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(LAST_WORDS);
    }

    /** SIGTERM, as an orchestrator stops a process. */
    public void terminate() {
        process.destroy();
    }

    /** SIGSTOP. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            int _ = new ProcessBuilder("kill", name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The exit code. */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("process " + pid() + " still runs, see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    /** Processor time so far, in user and kernel. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory now, in bytes; 0 where the system has no {@code /proc}. */
    public long residentBytes() {
        return status("VmRSS");
    }

    /** The most resident memory so far, in bytes; 0 where the system has no {@code /proc}. */
    public long peakResidentBytes() {
        return status("VmHWM");
    }

    private long status(String key) {
        Path file = Path.of("/proc", Long.toString(pid()), "status");
        try {
            Matcher line = Pattern.compile(key + ":\\s+(\\d+) kB").matcher(Files.readString(file));
            return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        boolean _ = unhook();
    }

    private boolean unhook() {
        try {
            return Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }
}
