package vn.cnnt.servers;

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
/// Every command comes through `handleCommand`; what is not known to be a read is taken for a write, and so is the
/// first command to a database, which makes it.
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

    private final GroupCommit commits;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    DurableBackend(MVStore store) {
        super(store);
        known.addAll(listDatabaseNames());
        commits = new GroupCommit(store);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        var newDatabase = known.add(database);
        if (newDatabase || writes(command.toLowerCase(Locale.ROOT), query)) {
            return commits.write(() -> super.handleCommand(channel, database, command, query));
        }
        var answer = commits.read(() -> super.handleCommand(channel, database, command, query));
        if (query.get("readConcern") instanceof Map<?, ?> concern && "majority".equals(concern.get("level"))) {
            commits.awaitWhatIsVisible();
        }
        return answer;
    }

    private static boolean writes(String command, Document query) {
        return command.equals("aggregate")
                ? query.get("pipeline") instanceof List<?> stages
                        && stages.stream().anyMatch(stage -> stores(stage))
                : !READS.contains(command);
    }

    private static boolean stores(Object stage) {
        return stage instanceof Map<?, ?> known && (known.containsKey("$out") || known.containsKey("$merge"));
    }
}
