package vn.cnnt.servers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCommitTest {

    private static final long NEVER_COMMITTED = Long.MAX_VALUE;

    @TempDir
    Path folder;

    /// The store is thrown away as it is in memory: what a kill leaves is the file as it was last committed, and the
    /// journal.
    @ParameterizedTest
    @ValueSource(longs = {1, 2_000, NEVER_COMMITTED})
    void whatever_was_written_is_there_after_a_crash(long mostJournaled) throws IOException {
        var random = new Random(mostJournaled);
        var model = new HashMap<String, Map<String, Integer>>();
        for (var crash = 0; crash < 12; crash++) {
            var store = JournaledStore.openStore(folder);
            var commits = GroupCommit.open(store, folder, mostJournaled);
            assertThat(contents(store, model)).isEqualTo(model);
            for (var command = random.nextInt(30); command > 0; command--) {
                var collection = "collection-" + random.nextInt(3);
                var known = model.computeIfAbsent(collection, _ -> new HashMap<>());
                commits.write(collection, () -> {
                    for (var change = random.nextInt(5); change > 0; change--) {
                        change(random, documents(store, collection), known);
                    }
                    return true;
                });
            }
            crash(store, commits);
        }
    }

    private static void change(Random random, MVMap<Object, Document> documents, Map<String, Integer> known) {
        var key = "key-" + random.nextInt(20);
        var value = random.nextInt();
        switch (random.nextInt(4)) {
            case 0 -> {
                documents.remove(key);
                known.remove(key);
            }
            case 1 -> {
                documents.putIfAbsent(key, new Document("n", value));
                known.putIfAbsent(key, value);
            }
            default -> {
                documents.put(key, new Document("n", value));
                known.put(key, value);
            }
        }
    }

    @Test
    void a_command_that_was_cut_off_while_it_was_written_down_is_not_there_and_all_before_it_are() throws IOException {
        var store = JournaledStore.openStore(folder);
        var commits = GroupCommit.open(store, folder, NEVER_COMMITTED);
        put(commits, store, 1);
        var afterFirst = Files.size(journal());
        put(commits, store, 2);
        crash(store, commits);
        var path = journal();
        var whole = Files.readAllBytes(path);

        for (var cut = (int) afterFirst; cut < whole.length; cut++) {
            restore(path, whole, cut);
            var again = JournaledStore.openStore(folder);
            var recovered = new HashMap<String, Integer>();
            Journal.read(folder, number(path), changes -> Changes.make(changes, again));
            documents(again, "c").forEach((key, document) -> recovered.put((String) key, (Integer) document.get("n")));
            assertThat(recovered).containsExactlyEntriesOf(Map.of("key-1", 1));
            again.closeImmediately();
        }
    }

    @Test
    void an_entry_with_a_flipped_bit_is_not_made() throws IOException {
        var store = JournaledStore.openStore(folder);
        var commits = GroupCommit.open(store, folder, NEVER_COMMITTED);
        put(commits, store, 1);
        crash(store, commits);
        var path = journal();
        var bytes = Files.readAllBytes(path);
        bytes[bytes.length - 5] ^= 1;
        Files.write(path, bytes);

        var read = new HashMap<Integer, Integer>();
        Journal.read(folder, number(path), changes -> read.put(1, changes.remaining()));

        assertThat(read).isEmpty();
    }

    private static void put(GroupCommit commits, MVStore store, int n) {
        commits.write("c", () -> documents(store, "c").put("key-" + n, new Document("n", n)));
    }

    private static void crash(MVStore store, GroupCommit commits) {
        store.closeImmediately();
        commits.close();
    }

    private static void restore(Path path, byte[] whole, int length) throws IOException {
        try (var out = Files.newOutputStream(path, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(whole, 0, length);
        }
    }

    private static Map<String, Map<String, Integer>> contents(MVStore store, Map<String, ?> collections) {
        var contents = new HashMap<String, Map<String, Integer>>();
        for (var collection : collections.keySet()) {
            var documents = new HashMap<String, Integer>();
            documents(store, collection)
                    .forEach((key, document) -> documents.put((String) key, (Integer) document.get("n")));
            contents.put(collection, documents);
        }
        return contents;
    }

    private static MVMap<Object, Document> documents(MVStore store, String collection) {
        return JournaledMap.documents(store, "databases.test." + collection);
    }

    private Path journal() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().contains("journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long number(Path journal) {
        return Long.parseLong(journal.getFileName().toString().replaceAll("\\D", ""));
    }
}
