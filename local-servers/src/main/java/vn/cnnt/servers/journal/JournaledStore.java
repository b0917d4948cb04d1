package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// The door to this package: what the embedded MongoDB keeps its data in.
public final class JournaledStore {

    /// What a start has to read again takes well under a second.
    public static final long MOST_JOURNALED_BYTES = 64L << 20;

    private static final String FILE = "embedded-mongo.mv";

    /// In milliseconds. With any delay the store writes its snapshots beside the work; without one, whoever commits
    /// waits.
    private static final int NEVER = Integer.MAX_VALUE;

    private JournaledStore() {}

    /// Opens what is in the folder, or makes it, and does again what only the journal has.
    ///
    /// @param mostJournaledBytes length of the journal from which on the store is committed
    /// @throws IOException in one plain line: the folder can't be used, another process uses it, it is damaged
    public static H2Backend onDisk(Path folder, long mostJournaledBytes) throws IOException {
        var store = openStore(folder);
        try {
            return new DurableBackend(store, GroupCommit.open(store, folder, mostJournaledBytes));
        } catch (IOException | RuntimeException failure) {
            store.closeImmediately();
            throw new IOException(
                    "what is kept in %s cannot be read: %s".formatted(folder, failure.getMessage()), failure);
        }
    }

    /// With nothing in it, and no journal: for tests.
    public static H2Backend inMemory() {
        return new EmbeddedBackend(MVStore.open(null));
    }

    /// The store commits only when it is told to: H2's own habit of committing once a second, or in the middle of a
    /// large command, would put half a command on the disk.
    static MVStore openStore(Path folder) throws IOException {
        var file = folder.resolve(FILE).toAbsolutePath();
        try {
            Files.createDirectories(folder);
            var store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .autoCompactFillRate(0)
                    .cacheSize(32)
                    .open();
            store.setRetentionTime(0);
            store.setAutoCommitDelay(NEVER);
            return store;
        } catch (IOException failure) {
            throw new IOException("the folder %s cannot be used: %s".formatted(folder, failure.getMessage()), failure);
        } catch (MVStoreException failure) {
            throw new IOException(
                    failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                            ? "another process uses %s.".formatted(file)
                            : "%s cannot be opened: %s".formatted(file, failure.getMessage()),
                    failure);
        }
    }
}
