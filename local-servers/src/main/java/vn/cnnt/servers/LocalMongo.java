package vn.cnnt.servers;

import java.nio.file.Path;

/// A MongoDB on this machine, without Docker: `mongod` when one is on the PATH, else the embedded server.
///
/// Each keeps its data in a folder of its own below the one it is given, so that installing `mongod` later starts with
/// an empty one.
public sealed interface LocalMongo extends AutoCloseable permits EmbeddedMongo, MongodServer {

    /// Port 0 takes a free one.
    static LocalMongo start(Path dataDirectory, int port) {
        return MongodServer.onPath()
                .<LocalMongo>map(mongod -> MongodServer.start(mongod, dataDirectory.resolve("mongod"), port))
                .orElseGet(() -> EmbeddedMongo.start(dataDirectory.resolve("embedded"), port));
    }

    int port();

    /// Which of the two it is, in a phrase for people.
    String describe();

    /// Without a database: `mongodb://127.0.0.1:<port>/`.
    default String uri() {
        return "mongodb://127.0.0.1:" + port() + "/";
    }

    @Override
    void close();
}
