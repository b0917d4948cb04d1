package vn.cnnt.registry.enterprise;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.store.Together;

/// Which enterprises go by something like a name: one document per key of [NameKeys#near], found by its id, which every
/// kind of server does fast, with the names that meet there. Nothing is ever taken back, so it may name too many; who
/// asks looks again.
///
/// A document names so many and no more, so that a registration costs the same however common its words are. What whole
/// names meet under keeps the newest, so one of the very name is always found; another key that many share says little,
/// and names the first of them.
@Component
class NamedEnterprises implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(NamedEnterprises.class);

    static final int MOST = 50;

    /// Another number makes the next start compute all keys anew, beside those that are there.
    private static final int KEYS = 4;

    static final String NAMES = "names-3";
    private static final List<String> BEFORE = List.of("names", "names-taken");
    private static final String MADE = "keys";
    private static final String PAIRS = "pairs";
    private static final String BY = "by";
    private static final int CHUNK = 250;
    private static final int TRIES = 5;

    private static final int AT_ONCE = 1;
    private static final int TOGETHER = 30;

    private final MongoTemplate mongo;
    private final Together<Set<String>, Map<String, List<String>>> reads =
            new Together<>(AT_ONCE, TOGETHER, this::found);
    private final Together<Taking, Boolean> takes = new Together<>(AT_ONCE, TOGETHER, this::takeTogether);

    NamedEnterprises(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Names that are to be kept, by their keys.
    private record Taking(Map<String, Set<String>> wanted, Kept known) {}

    /// A name that an enterprise goes by, or went by; kept as `<id>|<form>|<words>`.
    record Named(String id, EstablishmentName name) {
        static Named of(String written) {
            var end = written.indexOf('|');
            return new Named(written.substring(0, end), EstablishmentName.ofWritten(written.substring(end + 1)));
        }

        String written() {
            return id + "|" + name.written();
        }
    }

    /// What was kept under the keys that were asked for.
    ///
    /// @param asked each with the names it comes from
    record Kept(Map<String, List<EstablishmentName>> asked, Map<String, List<String>> found) {
        /// The names that were asked for.
        Set<EstablishmentName> names() {
            var names = new LinkedHashSet<EstablishmentName>();
            asked.values().forEach(names::addAll);
            return names;
        }

        /// The names that meet under the keys, each once.
        Set<Named> all() {
            var all = new LinkedHashSet<String>();
            found.values().forEach(all::addAll);
            var named = new LinkedHashSet<Named>();
            all.forEach(written -> named.add(Named.of(written)));
            return named;
        }
    }

    /// Keys that were made by other rules find nothing, so they are made again before anything is asked.
    @Override
    public void afterSingletonsInstantiated() {
        if (names().find(new Document("_id", MADE).append("version", KEYS)).first() != null) {
            return;
        }
        var chunk = new HashMap<String, EnterpriseDetails>();
        var enterprises = 0;
        try (var all = mongo.getCollection(EnterpriseType.ENTERPRISES.collection())
                .find()
                .projection(new Document("body", 1))
                .iterator()) {
            while (all.hasNext()) {
                var document = all.next();
                var enterprise = WireFormat.JSON.readValue(document.getString("body"), Enterprise.class);
                chunk.put(document.getString("_id"), enterprise.details());
                enterprises++;
                if (chunk.size() >= CHUNK) {
                    take(chunk);
                    chunk.clear();
                }
            }
        }
        take(chunk);
        names().updateOne(
                        new Document("_id", MADE),
                        new Document("$set", new Document("version", KEYS)),
                        new UpdateOptions().upsert(true));
        for (var before : BEFORE) {
            if (mongo.collectionExists(before)) {
                mongo.getCollection(before).drop();
            }
        }
        if (enterprises > 0) {
            log.atInfo().addKeyValue("enterprises", enterprises).log("keys of names made anew");
        }
    }

    /// Tells of all who meet under a key and are near, some of them several times; nothing where that was told before.
    long eachPairOnce(Enterprises.Near near) {
        if (names().find(new Document("_id", MADE).append(PAIRS, KEYS)).first() != null) {
            return 0;
        }
        var pairs = 0L;
        @Nullable String after = null;
        do {
            var chunk = names().find(after == null ? new Document() : new Document("_id", new Document("$gt", after)))
                    .sort(Sorts.ascending("_id"))
                    .limit(CHUNK)
                    .into(new ArrayList<>());
            for (var document : chunk) {
                pairs += pairs(document, near);
            }
            after = chunk.size() < CHUNK ? null : chunk.getLast().getString("_id");
        } while (after != null);
        names().updateOne(new Document("_id", MADE), new Document("$set", new Document(PAIRS, KEYS)));
        return pairs;
    }

    private static long pairs(Document document, Enterprises.Near near) {
        var key = document.getString("_id");
        var names = document.getList(BY, String.class, List.of()).stream()
                .map(Named::of)
                .toList();
        var pairs = 0L;
        for (var i = 0; i < names.size(); i++) {
            for (var j = i + 1; j < names.size(); j++) {
                var one = names.get(i);
                var other = names.get(j);
                if (!one.id().equals(other.id())
                        && one.name().match(other.name()).isNear()) {
                    near.found(one.id(), other.id(), NameKeys.provinceOf(key));
                    pairs++;
                }
            }
        }
        return pairs;
    }

    /// What is kept of names that may be near one of those of an enterprise.
    Kept kept(EnterpriseDetails details) {
        return kept(NameKeys.near(details));
    }

    /// Lets an enterprise be found by those names, which it is about to get.
    ///
    /// @param known what has just been read for them
    /// @return whether nobody else can have taken one of the very names since
    boolean take(String id, Kept known) {
        return take(wanted(known.asked(), id), known);
    }

    /// Those that took one of its very names before it did. The store says who was before whom: a name is added to a
    /// document's others in one step.
    Set<String> before(String id, Kept known) {
        var whole = new LinkedHashMap<>(known.asked());
        whole.keySet().removeIf(key -> !NameKeys.isWhole(key));
        var before = new LinkedHashSet<String>();
        for (var names : kept(whole).found().values()) {
            for (var written : names) {
                var other = Named.of(written).id();
                if (other.equals(id)) {
                    break;
                }
                before.add(other);
            }
        }
        return before;
    }

    private boolean take(Map<String, Set<String>> wanted, Kept known) {
        var isMissing = wanted.entrySet().stream().anyMatch(of -> {
            var there = known.found().getOrDefault(of.getKey(), List.of());
            return isOpen(of.getKey(), there) && !there.containsAll(of.getValue());
        });
        return isMissing && takes.ask(new Taking(wanted, known));
    }

    private static boolean isOpen(String key, List<String> there) {
        return there.size() < MOST || NameKeys.isWhole(key);
    }

    void take(EnterpriseDetails details, String id) {
        take(id, kept(details));
    }

    private void take(Map<String, EnterpriseDetails> enterprises) {
        var wanted = new LinkedHashMap<String, Set<String>>();
        var asked = new LinkedHashMap<String, List<EstablishmentName>>();
        enterprises.forEach((id, details) -> {
            var keys = NameKeys.near(details);
            asked.putAll(keys);
            wanted(keys, id)
                    .forEach((key, names) -> wanted.computeIfAbsent(key, _ -> new LinkedHashSet<>())
                            .addAll(names));
        });
        take(wanted, kept(asked));
    }

    /// What has just been read says what is missing: most keys of most names are new. Whoever makes a document of whole
    /// names, for itself alone, is the only one of that name.
    private List<Boolean> takeTogether(List<Taking> takings) {
        var inserts = new LinkedHashMap<String, Set<String>>();
        var additions = new LinkedHashMap<String, Set<String>>();
        for (var taking : takings) {
            taking.wanted().forEach((key, names) -> {
                var there = taking.known().found().get(key);
                var missing = new LinkedHashSet<>(names);
                if (there != null) {
                    there.forEach(missing::remove);
                }
                if (!missing.isEmpty() && isOpen(key, there == null ? List.of() : there)) {
                    (there == null ? inserts : additions)
                            .computeIfAbsent(key, _ -> new LinkedHashSet<>())
                            .addAll(missing);
                }
            });
        }
        var updates = new ArrayList<WriteModel<Document>>();
        additions.forEach((key, names) -> updates.add(added(key, List.copyOf(names))));
        var left = insert(inserts);
        left.forEach(key -> updates.add(added(key, names(inserts, key))));
        update(updates);
        return takings.stream()
                .map(taking -> taking.wanted().entrySet().stream()
                        .filter(of -> NameKeys.isWhole(of.getKey()))
                        .allMatch(of -> of.getValue().equals(inserts.get(of.getKey())) && !left.contains(of.getKey())))
                .toList();
    }

    private static Map<String, Set<String>> wanted(Map<String, List<EstablishmentName>> keys, String id) {
        var wanted = new LinkedHashMap<String, Set<String>>();
        keys.forEach((key, names) -> {
            var written = new LinkedHashSet<String>();
            names.forEach(name -> written.add(new Named(id, name).written()));
            wanted.put(key, written);
        });
        return wanted;
    }

    private static WriteModel<Document> added(String key, List<String> names) {
        var bounded = new PushOptions().slice(NameKeys.isWhole(key) ? -MOST : MOST);
        return new UpdateOneModel<>(
                new Document("_id", key), Updates.pushEach(BY, names, bounded), new UpdateOptions().upsert(true));
    }

    /// @return the keys that another one has inserted meanwhile, to which the names are left to be added
    private Set<String> insert(Map<String, Set<String>> inserts) {
        if (inserts.isEmpty()) {
            return Set.of();
        }
        var keys = List.copyOf(inserts.keySet());
        var documents = keys.stream()
                .map(key -> new Document("_id", key).append(BY, names(inserts, key)))
                .toList();
        try {
            names().insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            requireOnlyDuplicates(e);
            var left = new LinkedHashSet<String>();
            e.getWriteErrors().forEach(error -> left.add(keys.get(error.getIndex())));
            return left;
        }
    }

    private static List<String> names(Map<String, Set<String>> inserts, String key) {
        return inserts.getOrDefault(key, Set.of()).stream().limit(MOST).toList();
    }

    private void update(List<WriteModel<Document>> updates) {
        for (var tried = 1; !updates.isEmpty(); tried++) {
            try {
                names().bulkWrite(updates, new BulkWriteOptions().ordered(false));
                return;
            } catch (MongoBulkWriteException e) {
                requireOnlyDuplicates(e);
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void requireOnlyDuplicates(MongoBulkWriteException e) {
        var onlyDuplicates =
                e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
        if (!onlyDuplicates || e.getWriteConcernError() != null) {
            throw e;
        }
    }

    Kept kept(Map<String, List<EstablishmentName>> asked) {
        return asked.isEmpty() ? new Kept(asked, Map.of()) : new Kept(asked, reads.ask(asked.keySet()));
    }

    private List<Map<String, List<String>>> found(List<Set<String>> asked) {
        var keys = new HashSet<String>();
        asked.forEach(keys::addAll);
        var all = new HashMap<String, List<String>>();
        names().find(new Document("_id", new Document("$in", List.copyOf(keys))))
                .forEach(document -> all.put(document.getString("_id"), document.getList(BY, String.class)));
        return asked.stream().map(ofOne -> found(ofOne, all)).toList();
    }

    private static Map<String, List<String>> found(Set<String> asked, Map<String, List<String>> all) {
        var found = new HashMap<String, List<String>>();
        for (var key : asked) {
            var names = all.get(key);
            if (names != null) {
                found.put(key, names);
            }
        }
        return found;
    }

    private MongoCollection<Document> names() {
        return mongo.getCollection(NAMES);
    }
}
