package io.muster.embedded;

import io.muster.application.database.LocalDatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder with the database in it, locked for this process; the lock ends with the process, however that ends. */
final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path dataDirectory) {
        Path path = dataDirectory.toAbsolutePath().resolve("postgres");
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            DataFolder folder = new DataFolder(path, lock(path));
            folder.discardUnfinished();
            return folder;
        } catch (IOException e) {
            throw new LocalDatabaseException(
                    "The data folder " + path + " cannot be used: " + e
                            + ". Let the user that runs the service write there,"
                            + " or set DATA_DIR to a folder where it may.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // the same process has it: the message is the same
        }
        channel.close();
        throw new LocalDatabaseException(
                "Another Muster uses the data folder " + path.getParent()
                        + ". Stop it first, or set DATA_DIR to another folder, or let both use one PostgreSQL by DATABASE_URL.");
    }

    /** What a process that was killed while it made the cluster has left; nothing was ever stored in it. */
    private void discardUnfinished() throws IOException {
        if (Files.exists(cluster()) && !Files.exists(initialised())) {
            List<Path> left;
            try (Stream<Path> files = Files.walk(cluster())) {
                left = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    void markInitialised() throws IOException {
        if (!Files.exists(initialised())) {
            Files.createFile(initialised());
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("cluster");
    }

    Path programs() {
        return path.resolve("programs");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    private Path initialised() {
        return path.resolve("initialised");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
