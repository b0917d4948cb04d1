package vn.cnnt.registry.store;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.work.Loop;

/// The aggregates of every type, each one document: its state, the keys it is found by, and the events the log does not
/// have yet.
///
/// Every write is one conditional update of one document; those of many commands at once go to the store
/// [together][Together], each with its own outcome. Lists are by id and read from an index over a key and the id, which
/// every kind of server has.
@Component
public class Aggregates implements SmartInitializingSingleton, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Aggregates.class);

    /// So long the store may look for a part of a list; who asks for less gets an answer.
    private static final int MOST_SECONDS = 10;
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String BODY = "body";
    private static final String RECORDED_AT = "recordedAt";
    private static final String HASH = "hash";
    private static final String OUTBOX = "outbox";
    private static final String PENDING = "pending";
    private static final Set<String> OURS = Set.of(ID, VERSION, BODY, RECORDED_AT, HASH, OUTBOX, PENDING);

    /// Goes to the store of each kind and collection, and questions in one of them.
    private static final int AT_ONCE = 1;

    private static final int TOGETHER = 50;

    /// Of more documents the keys are made while the rest of the service answers.
    private static final int MADE_AT_START = 5000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MongoTemplate mongo;
    private final Vocabulary vocabulary;
    private final WordSearch search;
    private final ListKeys listKeys;
    private final Archive archive;
    private final int madeAtStart;

    /// The collections whose keys are being made.
    private final Set<String> behind = ConcurrentHashMap.newKeySet();

    private final Loop catchingUp = new Loop("list-keys", this::catchUp, Aggregates::heldUp, () -> {});
    private final Map<String, AggregateType<?>> types;
    private final Map<String, Together<String, Optional<Document>>> loads = new HashMap<>();
    private final Map<String, Together<Document, Written>> inserts = new HashMap<>();
    private final Map<String, Together<Update, Written>> updates = new HashMap<>();

    @Autowired
    Aggregates(MongoTemplate mongo, ObjectProvider<AggregateType<?>> types, Archive archive, Vocabulary vocabulary) {
        this(mongo, types, archive, vocabulary, MADE_AT_START);
    }

    /// @param madeAtStart of how many documents the keys are made before anything is asked
    Aggregates(
            MongoTemplate mongo,
            ObjectProvider<AggregateType<?>> types,
            Archive archive,
            Vocabulary vocabulary,
            int madeAtStart) {
        this.mongo = mongo;
        this.archive = archive;
        this.madeAtStart = madeAtStart;
        this.listKeys = new ListKeys(mongo);
        this.vocabulary = vocabulary;
        this.search = new WordSearch(vocabulary);
        this.types = types.stream().collect(Collectors.toMap(AggregateType::collection, Function.identity()));
        this.types.forEach((name, type) -> {
            var writes = new Writes(collection(type), archive);
            loads.put(name, new Together<>(AT_ONCE, TOGETHER, ids -> load(type, ids)));
            inserts.put(name, new Together<>(AT_ONCE, TOGETHER, writes::insert));
            updates.put(name, new Together<>(AT_ONCE, TOGETHER, writes::update));
        });
    }

    /// An aggregate with what the log does not have of it yet.
    public record Loaded<S>(Stored<S> stored, List<OutboxEntry> outbox, Set<String> keys) {}

    /// A change of a document under the condition that nothing else has changed it.
    ///
    /// @param version the document is to have before
    /// @param event the last one that this adds, with its hash
    record Update(String id, long version, Document change, RecordedEvent event) {}

    /// What came of a conditional write.
    public enum Written {
        DONE,
        /// Another write came first.
        OVERTAKEN,
        /// Another aggregate holds one of its unique keys.
        DUPLICATE
    }

    @Override
    public void afterSingletonsInstantiated() {
        var server = new ServerTraits(mongo);
        for (var type : types.values()) {
            var collection = collection(type);
            for (var key : type.uniqueKeys()) {
                collection.createIndex(
                        new Document(key, 1), new IndexOptions().unique(true).sparse(true));
            }
            for (var key : type.lookupKeys()) {
                index(collection, key);
            }
            for (var key : type.wordKeys()) {
                index(collection, key);
            }
            collection.createIndex(new Document(PENDING, 1), new IndexOptions().sparse(true));
            server.indexForConditionalWrites(collection, VERSION);
            if (!listKeys.areUpToDate(collection, type.keysVersion())) {
                behind.add(type.collection());
                if (collection.estimatedDocumentCount() <= madeAtStart) {
                    catchUp(type);
                }
            }
        }
        catchingUp.start();
        catchingUp.wake();
    }

    /// Every collection that is behind, one after the other, and the archive last: what it lacks only shortens a list.
    private Duration catchUp() throws InterruptedException {
        for (var type : types.values()) {
            if (behind.contains(type.collection())) {
                bringUpToDate(type);
            }
        }
        archive.bringUpToDate(listKeys);
        return Duration.ofDays(1);
    }

    private void catchUp(AggregateType<?> type) {
        try {
            bringUpToDate(type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the keys of lists were made", e);
        }
    }

    private void bringUpToDate(AggregateType<?> type) throws InterruptedException {
        listKeys.bringUpToDate(
                collection(type), type.keysVersion(), new Document(), documents -> keysAnew(type, documents));
        behind.remove(type.collection());
    }

    private static void heldUp(Exception e) {
        log.atWarn().addKeyValue("reason", e.getMessage()).log("keys of lists wait for the store");
    }

    @Override
    public void destroy() {
        catchingUp.stop(PATIENCE, () -> {});
    }

    /// Whether every list can be asked for: not as long as the keys are made that an update of the service has brought.
    public boolean areListed() {
        return behind.isEmpty();
    }

    private void requireListed(AggregateType<?> type, Filter filter) {
        if (!filter.equals(Filter.ALL) && behind.contains(type.collection())) {
            throw new ListsAreMade();
        }
    }

    /// Lists are by id.
    private static void index(MongoCollection<Document> collection, String key) {
        collection.createIndex(new Document(key, 1).append(ID, 1), new IndexOptions().sparse(true));
    }

    /// The words of all of them are written down at once.
    private <S> List<@Nullable Document> keysAnew(AggregateType<S> type, List<Document> documents) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        var changes = new ArrayList<@Nullable Document>();
        for (var document : documents) {
            var state = stored(type, document).state();
            var keys = keys(type, state, Map.of());
            all.add(keys);
            changes.add(change(document, keys, type.keysBeside(state)));
        }
        learn(type, all);
        return changes;
    }

    /// @param beside keys that stay where they are
    private static @Nullable Document change(
            Document document, Map<String, @Nullable Object> keys, Set<String> beside) {
        var set = new Document();
        var unset = new Document();
        keysOf(document).forEach(key -> unset.append(key, ""));
        unset.keySet().removeAll(beside);
        keys.forEach((key, value) -> {
            if (value != null) {
                unset.remove(key);
                if (!value.equals(document.get(key))) {
                    set.append(key, value);
                }
            }
        });
        var change = new Document();
        if (!set.isEmpty()) {
            change.append("$set", set);
        }
        if (!unset.isEmpty()) {
            change.append("$unset", unset);
        }
        return change.isEmpty() ? null : change;
    }

    private void learn(AggregateType<?> type, Map<String, @Nullable Object> keys) {
        learn(type, List.of(keys));
    }

    private void learn(AggregateType<?> type, List<Map<String, @Nullable Object>> several) {
        for (var key : type.wordKeys()) {
            var words = new LinkedHashSet<Object>();
            for (var keys : several) {
                if (keys.get(key) instanceof Collection<?> own) {
                    words.addAll(own);
                }
            }
            vocabulary.learn(type.collection(), key, words);
        }
    }

    public Optional<AggregateType<?>> type(String collection) {
        return Optional.ofNullable(types.get(collection));
    }

    public <S> Optional<Stored<S>> get(AggregateType<S> type, String id) {
        var document = collection(type)
                .find(new Document(ID, id))
                .projection(new Document(OUTBOX, 0))
                .first();
        return Optional.ofNullable(document).map(found -> stored(type, found));
    }

    /// Those of these that there are, by id, in any order.
    public <S> Map<String, Stored<S>> get(AggregateType<S> type, Collection<String> ids) {
        var found = new LinkedHashMap<String, Stored<S>>();
        if (!ids.isEmpty()) {
            collection(type)
                    .find(new Document(ID, new Document("$in", ids.stream().distinct().toList())))
                    .projection(new Document(OUTBOX, 0))
                    .forEach(document -> found.put(document.getString(ID), stored(type, document)));
        }
        return found;
    }

    /// Those that match, by id.
    public <S> Page<Stored<S>> find(AggregateType<S> type, Filter filter, Paging paging) {
        requireListed(type, filter);
        var query = query(type, filter, paging.after());
        if (query.isEmpty()) {
            return Page.none();
        }
        var items = new ArrayList<Stored<S>>();
        collection(type)
                .find(query.get())
                .projection(new Document(OUTBOX, 0))
                .sort(ascending(ID))
                .limit(paging.limit() + 1)
                .maxTime(MOST_SECONDS, TimeUnit.SECONDS)
                .forEach(document -> items.add(stored(type, document)));
        return Page.of(items, paging.limit(), Stored::id);
    }

    /// Empty where nothing can match.
    private Optional<Document> query(AggregateType<?> type, Filter filter, @Nullable String after) {
        var typed = filter.typed();
        if (typed != null && typed.beginnings().isEmpty()) {
            return Optional.empty();
        }
        var query = new Document();
        filter.equal().forEach((key, value) -> {
            if (value != null) {
                var plain = plain(value);
                query.append(key, Filter.isOneOfSeveral(value) ? new Document("$in", plain) : plain);
            }
        });
        if (!filter.also().isEmpty()) {
            query.append(
                    "$and",
                    filter.also().stream()
                            .map(it -> new Document(it.key(), new Document("$in", it.values())))
                            .toList());
        }
        if (typed != null && !search.add(query, collection(type), typed, after, MOST_SECONDS)) {
            return Optional.empty();
        }
        if (after != null) {
            query.append(ID, new Document("$gt", after));
        }
        return Optional.of(query);
    }

    public <S> Optional<Loaded<S>> load(AggregateType<S> type, String id) {
        return of(loads, type).ask(id).map(found -> new Loaded<>(stored(type, found), outbox(found), keysOf(found)));
    }

    private List<Optional<Document>> load(AggregateType<?> type, List<String> ids) {
        var found = new HashMap<String, Document>();
        collection(type)
                .find(new Document(ID, new Document("$in", ids)))
                .forEach(it -> found.put(it.getString(ID), it));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    private static <T> T of(Map<String, T> all, AggregateType<?> type) {
        return Objects.requireNonNull(all.get(type.collection()));
    }

    /// @param beside keys that the state doesn't say
    public <S> Written insert(
            AggregateType<S> type, Stored<S> after, List<OutboxEntry> outbox, Map<String, String> beside) {
        var document = new Document(ID, after.id());
        document.putAll(header(after));
        var keys = keys(type, after.state(), beside);
        learn(type, keys);
        keys.forEach((key, value) -> {
            if (value != null) {
                document.append(key, value);
            }
        });
        document.append(OUTBOX, outbox.stream().map(OutboxEntry::toDocument).toList())
                .append(PENDING, Date.from(after.recordedAt()));
        return of(inserts, type).ask(document);
    }

    /// @param beside keys that the state doesn't say; those from before stay where they may
    public <S> Written update(
            AggregateType<S> type,
            Loaded<S> before,
            Stored<S> after,
            List<OutboxEntry> outbox,
            Map<String, String> beside) {
        var set = header(after);
        var unset = new Document();
        before.keys().forEach(key -> unset.append(key, ""));
        unset.keySet().removeAll(type.keysBeside(after.state()));
        var keys = keys(type, after.state(), beside);
        learn(type, keys);
        keys.forEach((key, value) -> {
            if (value == null) {
                unset.append(key, "");
            } else {
                set.append(key, value);
                unset.remove(key);
            }
        });
        var events = outbox.stream().map(OutboxEntry::toDocument).toList();
        var update = new Document("$set", set)
                .append("$push", new Document(OUTBOX, new Document("$each", events)))
                .append("$min", new Document(PENDING, Date.from(after.recordedAt())));
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        return of(updates, type)
                .ask(new Update(
                        after.id(),
                        before.stored().version(),
                        update,
                        outbox.getLast().event()));
    }

    /// Another aggregate that holds one of the unique keys of the state, with the key's name.
    public <S> Optional<Map.Entry<String, String>> holderOfUniqueKey(
            AggregateType<S> type, String id, S state, Map<String, String> beside) {
        var keys = keys(type, state, beside);
        for (var key : type.uniqueKeys()) {
            var value = keys.get(key);
            if (value == null) {
                continue;
            }
            var holder = holderOf(type, key, value).filter(other -> !other.equals(id));
            if (holder.isPresent()) {
                return Optional.of(Map.entry(key, holder.get()));
            }
        }
        return Optional.empty();
    }

    /// The aggregate that holds a unique key.
    public <S> Optional<String> holderOf(AggregateType<S> type, String key, Object value) {
        return Optional.ofNullable(collection(type)
                        .find(new Document(key, value))
                        .projection(new Document(ID, 1))
                        .first())
                .map(holder -> holder.getString(ID));
    }

    MongoCollection<Document> collection(AggregateType<?> type) {
        return mongo.getCollection(type.collection());
    }

    public Collection<AggregateType<?>> types() {
        return types.values();
    }

    static List<OutboxEntry> outbox(Document document) {
        var entries = document.getList(OUTBOX, Document.class);
        return entries == null
                ? List.of()
                : entries.stream().map(OutboxEntry::of).toList();
    }

    private static <S> Stored<S> stored(AggregateType<S> type, Document document) {
        return new Stored<>(
                document.getString(ID),
                document.getLong(VERSION),
                WireFormat.JSON.readValue(document.getString(BODY), type.stateType()),
                document.getDate(RECORDED_AT).toInstant(),
                document.getString(HASH));
    }

    private static Document header(Stored<?> after) {
        return new Document(VERSION, after.version())
                .append(BODY, WireFormat.JSON.writeValueAsString(after.state()))
                .append(RECORDED_AT, Date.from(after.recordedAt()))
                .append(HASH, after.hash());
    }

    private static Set<String> keysOf(Document document) {
        return document.keySet().stream().filter(key -> !OURS.contains(key)).collect(Collectors.toUnmodifiableSet());
    }

    private static <S> Map<String, @Nullable Object> keys(AggregateType<S> type, S state, Map<String, String> beside) {
        var keys = new LinkedHashMap<String, @Nullable Object>(beside);
        type.keys(state).forEach((key, value) -> {
            if (OURS.contains(key)) {
                throw new IllegalStateException(
                        "a key of " + type.collection() + " has a name that the store needs: " + key);
            }
            keys.put(key, value == null ? null : plain(value));
        });
        return keys;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name();
            case Collection<?> several ->
                several.stream().map(Aggregates::plainElement).toList();
            case Instant instant -> Date.from(instant);
            case String text -> text;
            case Number number -> number;
            case Boolean bool -> bool;
            default -> value.toString();
        };
    }

    private static Object plainElement(Object value) {
        return plain(value);
    }
}
