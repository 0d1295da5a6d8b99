package io.serai.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second broker out of a folder that one works in. Kafka takes a lock of its own only after
 * it has written to the metadata log, which the first one then finds corrupt. A process that dies
 * leaves no lock behind.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    static FolderLock of(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel file =
                    FileChannel.open(
                            folder.resolve("broker.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isTaken(file)) {
                file.close();
                throw new IllegalStateException("another broker works in this folder");
            }
            return new FolderLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot use the folder " + folder, e);
        }
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException _) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
