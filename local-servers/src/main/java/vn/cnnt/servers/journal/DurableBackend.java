package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;

/// Answers a write only when it is safe on the disk.
///
/// Every command comes through `handleCommand`; what is neither known to be a read nor to change documents of the one
/// collection that it names may change anything, and so may the first command to a database, which makes it.
final class DurableBackend extends EmbeddedBackend {

    private static final Set<String> READS = Set.of(
            "buildinfo",
            "collstats",
            "connectionstatus",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "find",
            "getlog",
            "getmore",
            "hello",
            "hostinfo",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus",
            "whatsmyuri");

    private static final Set<String> WRITES = Set.of("delete", "findandmodify", "insert", "update");

    /// They read the one collection that they name.
    private static final Set<String> READS_OF_ONE = Set.of("count", "distinct", "find");

    private final GroupCommit commits;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /// @param commits of this store, opened before: what a start has to make again is to be there now
    DurableBackend(MVStore store, GroupCommit commits) {
        super(store);
        this.commits = commits;
        known.addAll(listDatabaseNames());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        var newDatabase = known.add(database);
        var name = command.toLowerCase(Locale.ROOT);
        if (!newDatabase && WRITES.contains(name)) {
            return commits.write(
                    collection(database, command, query), () -> super.handleCommand(channel, database, command, query));
        }
        if (newDatabase || changes(name, query)) {
            return commits.alone(() -> super.handleCommand(channel, database, command, query));
        }
        var answer = commits.read(() -> super.handleCommand(channel, database, command, query));
        if (query.get("readConcern") instanceof Map<?, ?> concern && "majority".equals(concern.get("level"))) {
            if (READS_OF_ONE.contains(name)) {
                commits.awaitWhatIsVisible(collection(database, command, query));
            } else {
                commits.awaitWhatIsVisible();
            }
        }
        return answer;
    }

    @Override
    public void close() {
        commits.close();
        super.close();
    }

    private static String collection(String database, String command, Document query) {
        return database + "." + query.get(command);
    }

    private static boolean changes(String command, Document query) {
        return command.equals("aggregate")
                ? query.get("pipeline") instanceof List<?> stages
                        && stages.stream().anyMatch(stage -> stores(stage))
                : !READS.contains(command);
    }

    private static boolean stores(Object stage) {
        return stage instanceof Map<?, ?> known && (known.containsKey("$out") || known.containsKey("$merge"));
    }
}
