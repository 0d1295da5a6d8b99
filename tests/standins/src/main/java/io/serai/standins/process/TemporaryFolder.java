package io.serai.standins.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that is deleted with all that is in it, unless somebody is to look into it. */
public final class TemporaryFolder implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TRIES = 100;

    private final Path path;
    private volatile boolean kept;
    private @Nullable Thread hook;

    /**
     * @param name what its name begins with
     */
    public TemporaryFolder(String name) throws IOException {
        path = Files.createTempDirectory(name);
    }

    /** The folder of a program: it ends with this JVM too, where a signal ends that. */
    public static TemporaryFolder ofProgram(String name) throws IOException {
        TemporaryFolder folder = new TemporaryFolder(name);
        Thread hook = new Thread(folder::end);
        folder.hook = hook;
        Runtime.getRuntime().addShutdownHook(hook);
        return folder;
    }

    public Path path() {
        return path;
    }

    /** Leaves it where it is, and says where at the end. */
    public void keep() {
        kept = true;
    }

    /** Nobody has to look into it after all. */
    public void discard() {
        kept = false;
    }

    @Override
    public void close() {
        if (hook == null || unhook(hook)) {
            end();
        }
    }

    /** False where the JVM ends already, and the hook with it. */
    private static boolean unhook(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    private void end() {
        if (kept) {
            System.err.println("The logs are in " + path);
        } else {
            delete();
        }
    }

    /**
     * Again while processes that are being killed still write. A broker in this JVM that misses its
     * folder before the JVM has ended ends it itself, with exit code 1.
     */
    private void delete() {
        deleteOnce();
        for (int i = 1; i < TRIES && Files.exists(path); i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            deleteOnce();
        }
        if (Files.exists(path)) {
            System.err.println("Cannot be deleted: " + path);
        }
    }

    private void deleteOnce() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException _) {
            // Something in it went away while it was walked through: the next walk finds the rest.
        }
    }
}
