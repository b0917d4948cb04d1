package vn.cnnt.servers;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that speaks MongoDB's protocol inside this process, for machines that have no `mongod`: mongo-java-server
/// over H2's MVStore, on disk or, for tests, in memory.
///
/// **What it promises on disk.** The answer to a write goes out after what it changed is in a journal that was forced
/// to
/// the disk, so what was acknowledged survives `kill -9` and the loss of power; a command is there whole or not at all.
/// Reads don't wait: as with MongoDB's own `local` they may show what is not yet safe; a read
/// with `readConcern: majority` waits until all it saw is.
///
/// **What it looks up.** Only a filter whose keys are exactly an index's keys, flat: `{_id}`, `$in` on `_id`, `{_id,
/// version}` where a unique index on these two exists. Any other filter scans the collection, `$and` (the driver's
/// `Filters.and`) included, and so does an index that is not unique, which is taken but ignored.
///
/// It has no transactions, sessions, change streams, `explain`, partial or expiring indexes, nor updates by pipeline.
public final class EmbeddedMongo implements LocalMongo {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);
    private static final String FILE = "embedded-mongo.mv";

    /// A connection keeps to one thread, and a write holds it until the disk has answered: enough threads keep reads
    /// from queueing behind other connections' writes.
    private static final int CONNECTION_THREADS = 128;

    /// In milliseconds. With any delay the store writes its snapshots beside the work; without one, whoever commits
    /// waits.
    private static final int NEVER = Integer.MAX_VALUE;

    private final MongoServer server;
    private final boolean inMemory;
    private final int port;

    private EmbeddedMongo(MongoServer server, boolean inMemory) {
        this.server = server;
        this.inMemory = inMemory;
        this.port = server.getLocalAddress().getPort();
    }

    /// Starts on the file in `dataDirectory`, which is made when it is not there; port 0 takes a free one.
    public static EmbeddedMongo start(Path dataDirectory, int port) {
        return start(dataDirectory, port, GroupCommit.MOST_JOURNALED_BYTES);
    }

    static EmbeddedMongo start(Path dataDirectory, int port, long mostJournaled) {
        var store = open(dataDirectory);
        return listen(new DurableBackend(store, commits(store, dataDirectory, mostJournaled)), port);
    }

    private static GroupCommit commits(MVStore store, Path dataDirectory, long mostJournaled) {
        try {
            return GroupCommit.open(store, dataDirectory, mostJournaled);
        } catch (IOException | RuntimeException failure) {
            store.closeImmediately();
            throw new ServerNotStarted(
                    "MongoDB cannot read what it has kept in %s: %s".formatted(dataDirectory, failure.getMessage()),
                    failure);
        }
    }

    /// Starts with nothing and leaves nothing.
    public static EmbeddedMongo inMemory(int port) {
        return listen(new EmbeddedBackend(MVStore.open(null)), port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String describe() {
        return inMemory
                ? "embedded MongoDB in memory"
                : "embedded MongoDB with its data on disk (no mongod on the PATH)";
    }

    @Override
    public void close() {
        server.shutdownNow();
        log.atInfo().addKeyValue("port", port).log("embedded MongoDB stopped");
    }

    private static EmbeddedMongo listen(EmbeddedBackend backend, int port) {
        backend.version(ServerVersion.MONGO_5_0);
        var server = new MongoServer(backend);
        try {
            server.bind(Loopback.at(port), 1, CONNECTION_THREADS);
        } catch (Exception failure) {
            server.shutdownNow();
            if (failure instanceof BindException) {
                throw new PortInUse("MongoDB", port);
            }
            throw new ServerNotStarted(
                    "MongoDB cannot listen on 127.0.0.1:" + port + ": " + failure.getMessage(), failure);
        }
        var mongo = new EmbeddedMongo(server, backend.isInMemory());
        log.atInfo()
                .addKeyValue("port", mongo.port)
                .addKeyValue("backend", backend)
                .log("embedded MongoDB started");
        return mongo;
    }

    /// The store commits only when it is told to: H2's own habit of committing once a second, or in the middle of a
    /// large command, would put half a command on the disk.
    static MVStore open(Path dataDirectory) {
        var file = dataDirectory.resolve(FILE).toAbsolutePath();
        try {
            Files.createDirectories(dataDirectory);
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
            throw new ServerNotStarted(
                    "MongoDB cannot use the folder %s: %s".formatted(dataDirectory, failure.getMessage()), failure);
        } catch (MVStoreException failure) {
            throw new ServerNotStarted(
                    failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                            ? "MongoDB cannot start: another process uses %s.".formatted(file)
                            : "MongoDB cannot open %s: %s".formatted(file, failure.getMessage()),
                    failure);
        }
    }
}
