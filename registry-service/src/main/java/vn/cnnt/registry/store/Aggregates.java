package vn.cnnt.registry.store;

import static com.mongodb.client.model.Sorts.ascending;
import static vn.cnnt.registry.store.Stored.ID;
import static vn.cnnt.registry.store.Stored.OUTBOX;
import static vn.cnnt.registry.store.Stored.PENDING;
import static vn.cnnt.registry.store.Stored.VERSION;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.events.RecordedEvent;

/// The aggregates of every type, each one document: its state, the keys it is found by, and the events the log does not
/// have yet.
///
/// Every write is one conditional update of one document; those of many commands at once go to the store
/// [together][Together], each with its own outcome. Lists are by id and read from an index over a key and the id, which
/// every kind of server has.
@Component
public class Aggregates implements SmartInitializingSingleton, DisposableBean {
    /// So long the store may look for a part of a list; who asks for less gets an answer.
    private static final int MOST_SECONDS = 10;

    /// Goes to the store of each kind and collection, and questions in one of them.
    private static final int AT_ONCE = 1;

    private static final int TOGETHER = 50;

    /// Of more documents the keys are made while the rest of the service answers.
    private static final int MADE_AT_START = 5000;

    private final MongoTemplate mongo;
    private final Vocabulary vocabulary;
    private final WordSearch search;
    private final LateKeys lateKeys;
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
        this.lateKeys = new LateKeys(new ListKeys(mongo), archive, vocabulary, madeAtStart);
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
            lateKeys.check(type, collection);
        }
        lateKeys.start();
    }

    @Override
    public void destroy() {
        lateKeys.stop();
    }

    /// Whether every list can be asked for: not as long as the keys are made that an update of the service has brought.
    public boolean areListed() {
        return lateKeys.areNone();
    }

    /// Lists are by id.
    private static void index(MongoCollection<Document> collection, String key) {
        collection.createIndex(new Document(key, 1).append(ID, 1), new IndexOptions().sparse(true));
    }

    public Optional<AggregateType<?>> type(String collection) {
        return Optional.ofNullable(types.get(collection));
    }

    public <S> Optional<Stored<S>> get(AggregateType<S> type, String id) {
        var document = collection(type)
                .find(new Document(ID, id))
                .projection(new Document(OUTBOX, 0))
                .first();
        return Optional.ofNullable(document).map(found -> Stored.of(type, found));
    }

    /// The aggregates of these ids that there are, by id, in any order.
    public <S> Map<String, Stored<S>> get(AggregateType<S> type, Collection<String> ids) {
        var found = new LinkedHashMap<String, Stored<S>>();
        if (!ids.isEmpty()) {
            collection(type)
                    .find(new Document(
                            ID, new Document("$in", ids.stream().distinct().toList())))
                    .projection(new Document(OUTBOX, 0))
                    .forEach(document -> found.put(document.getString(ID), Stored.of(type, document)));
        }
        return found;
    }

    /// The aggregates that match, in the order of their ids.
    public <S> Page<Stored<S>> find(AggregateType<S> type, Filter filter, Paging paging) {
        if (!filter.equals(Filter.ALL) && lateKeys.areOf(type)) {
            throw new ListsAreMade();
        }
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
                .forEach(document -> items.add(Stored.of(type, document)));
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
                var plain = Stored.plain(value);
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
        if (typed != null && !search.add(query, collection(type), typed, MOST_SECONDS)) {
            return Optional.empty();
        }
        if (after != null) {
            query.append(ID, new Document("$gt", after));
        }
        return Optional.of(query);
    }

    public <S> Optional<Loaded<S>> load(AggregateType<S> type, String id) {
        return of(loads, type)
                .ask(id)
                .map(found -> new Loaded<>(Stored.of(type, found), Stored.outbox(found), Stored.keysOf(found)));
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
        var keys = Stored.keys(type, after.state(), beside);
        vocabulary.learn(type, List.of(keys));
        return of(inserts, type).ask(after.toDocument(keys, outbox));
    }

    /// @param beside keys that the state doesn't say; those from before stay where they may
    public <S> Written update(
            AggregateType<S> type,
            Loaded<S> before,
            Stored<S> after,
            List<OutboxEntry> outbox,
            Map<String, String> beside) {
        var keys = Stored.keys(type, after.state(), beside);
        vocabulary.learn(type, List.of(keys));
        var gone = new HashSet<>(before.keys());
        gone.removeAll(type.keysBeside(after.state()));
        return of(updates, type)
                .ask(new Update(
                        after.id(),
                        before.stored().version(),
                        after.change(gone, keys, outbox),
                        outbox.getLast().event()));
    }

    /// Another aggregate that holds one of the unique keys of the state, with the key's name.
    public <S> Optional<Map.Entry<String, String>> holderOfUniqueKey(
            AggregateType<S> type, String id, S state, Map<String, String> beside) {
        var keys = Stored.keys(type, state, beside);
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
}
