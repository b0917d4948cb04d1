package vn.cnnt.servers;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.servers.journal.JournaledStore;

/// A server that speaks MongoDB's protocol inside this process, for machines that have no `mongod`: mongo-java-server
/// over H2's MVStore, on disk or, for tests, in memory.
///
/// What it promises on disk is said by the [vn.cnnt.servers.journal] package, which keeps its data.
///
/// **What it looks up.** A filter whose keys are exactly a unique index's keys, flat: `{_id}`, `$in` on `_id`, `{_id,
/// version}`. And pages of a list, sorted by `_id` behind the one that was seen last: by an index `{<member>: 1, _id:
/// 1}` where the filter asks for a text of that member or for several (`$in`), whatever else it asks for; else in the
/// order of the ids. A range of a member is read from an index `{<member>: 1}` where there is one. Any other filter
/// reads the whole collection, `$and` (the driver's `Filters.and`) included; any other index that is not unique is
/// taken but ignored.
///
/// It has no transactions, sessions, change streams, `explain`, partial or expiring indexes, nor updates by pipeline.
public final class EmbeddedMongo implements LocalMongo {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);

    /// A connection keeps to one thread, and a write holds it until the disk has answered: enough threads keep reads
    /// from queueing behind other connections' writes.
    private static final int CONNECTION_THREADS = 128;

    private final MongoServer server;
    private final boolean inMemory;
    private final int port;

    private EmbeddedMongo(MongoServer server, boolean inMemory) {
        this.server = server;
        this.inMemory = inMemory;
        this.port = server.getLocalAddress().getPort();
    }

    /// Starts on the files in `dataDirectory`, which is made when it is not there; port 0 takes a free one.
    public static EmbeddedMongo start(Path dataDirectory, int port) {
        return start(dataDirectory, port, JournaledStore.MOST_JOURNALED_BYTES);
    }

    static EmbeddedMongo start(Path dataDirectory, int port, long mostJournaledBytes) {
        try {
            return listen(JournaledStore.onDisk(dataDirectory, mostJournaledBytes), port);
        } catch (IOException failure) {
            throw new ServerNotStarted("MongoDB cannot start: " + failure.getMessage(), failure);
        }
    }

    /// Starts with nothing and leaves nothing.
    public static EmbeddedMongo inMemory(int port) {
        return listen(JournaledStore.inMemory(), port);
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

    private static EmbeddedMongo listen(H2Backend backend, int port) {
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
}
