package io.serai.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file system of its own for one broker's folder, so that it can be full. */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "size=512m";
    private static final int PIECE = 1024 * 1024;
    private static final int LEAST = 512;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        filler = folder.resolve("filler");
        Runtime.getRuntime().addShutdownHook(new Thread(this::unmount));
    }

    /** Nothing where the system does not let this user mount one. */
    static Optional<SmallDisk> mount(Path folder) {
        try {
            Files.createDirectories(folder);
            boolean mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
            return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** To the last byte. */
    void fill() {
        for (int piece = PIECE; piece >= LEAST; piece /= 2) {
            fill(new byte[piece]);
        }
    }

    private void fill(byte[] piece) {
        try (OutputStream out =
                Files.newOutputStream(
                        filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            // that was wanted
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        unmount();
    }

    /** Also while a broker that ends still uses it, and where it was done before. */
    private void unmount() {
        try {
            boolean _ = run("umount", "-l", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
