package vn.cnnt.servers.journal;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// H2's collection that reads lists by id in their order, and stops where they end.
///
/// A page of a list (sorted by `_id`, behind one that was seen) is read from an [OrderedIndex] where the filter asks
/// for a text, or one of several (`$in`), of its member; from the documents of the ids where it names them; else from
/// all documents in their order. Whatever else the filter says is looked at in each document on the way. Without this
/// every page would read the whole collection and sort it.
final class EmbeddedCollection extends H2Collection {

    private static final String ID = "_id";
    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");

    private final EmbeddedDatabase database;
    private final MVMap<Object, Document> documents;

    EmbeddedCollection(
            EmbeddedDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> sizes,
            CursorRegistry cursors) {
        super(database, name, options, documents, sizes, cursors);
        this.database = database;
        this.documents = documents;
    }

    /// None for an index that is opened with the database: it knows of all. The server would fill one that nothing is
    /// in, as that of something nobody has, and read all documents for it at every start, twice.
    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return database.isOpen() ? super.streamAllDocumentsWithPosition() : Stream.empty();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skipped, int limit, int batch, @Nullable Document fields) {
        if (getIndexes().stream().anyMatch(index -> index.canHandle(query))) {
            return super.queryDocuments(query, orderBy, skipped, limit, batch, fields);
        }
        var ranged = ofRange(query);
        if (ranged != null) {
            return matchDocumentsFromStream(ranged, query, orderBy, skipped, limit, batch, fields);
        }
        var onlyIds = onlyIds(query, orderBy, fields);
        if (onlyIds != null) {
            return matchDocumentsFromStream(new Document(), onlyIds, skipped, limit, batch, null, fields);
        }
        var inOrder = inOrder(query, orderBy, limit == 0 ? 0 : skipped + Math.abs(limit));
        return inOrder == null
                ? super.queryDocuments(query, orderBy, skipped, limit, batch, fields)
                : matchDocumentsFromStream(query, inOrder, skipped, limit, batch, null, fields);
    }

    /// The documents that can match, by id; null where this is no question for it.
    ///
    /// @param wanted how many of those that match are asked for; 0 for all
    private @Nullable Stream<Document> inOrder(Document query, @Nullable Document orderBy, int wanted) {
        if (orderBy == null || orderBy.isEmpty()) {
            var named = ofIds(query);
            return named == null ? ofIndex(query, null, wanted) : named;
        }
        if (!isIdWithOne(orderBy)) {
            return null;
        }
        var named = ofIds(query);
        if (named != null) {
            return named;
        }
        var after = after(query);
        if (after == null && query.containsKey(ID)) {
            return null;
        }
        var indexed = ofIndex(query, after, wanted);
        return indexed == null ? ofAll(after) : indexed;
    }

    /// Those of an index over a member alone whose value lies in a range, in no order: of a member that few have, such
    /// as since when something waits, the few are read instead of all.
    private @Nullable Stream<Document> ofRange(Document query) {
        for (var index : getIndexes()) {
            if (index instanceof OrderedIndex ordered
                    && ordered.getKeys().size() == 1
                    && query.get(ordered.member()) instanceof Document range
                    && !range.isEmpty()
                    && BOUNDS.containsAll(range.keySet())
                    && range.values().stream().allMatch(Objects::nonNull)) {
                var from = range.containsKey("$gt") ? range.get("$gt") : range.get("$gte");
                var to = range.containsKey("$lt") ? range.get("$lt") : range.get("$lte");
                return stream(ordered.ids(from, to))
                        .distinct()
                        .map(documents::get)
                        .filter(Objects::nonNull);
            }
        }
        return null;
    }

    private @Nullable Stream<Document> ofIds(Document query) {
        var values = texts(query.get(ID));
        return values == null
                ? null
                : new TreeSet<>(values).stream().map(documents::get).filter(Objects::nonNull);
    }

    /// What only the ids are wanted of, and only an index is asked for: the index has them.
    private @Nullable Stream<Document> onlyIds(Document query, @Nullable Document orderBy, @Nullable Document fields) {
        var isOrdered = orderBy == null || orderBy.isEmpty() || isIdWithOne(orderBy);
        if (!isOrdered || fields == null || !isIdWithOne(fields)) {
            return null;
        }
        var after = after(query);
        var asked = new ArrayList<Asked>();
        ask(query, asked);
        return asked.size() == 1 && query.size() == (after == null ? 1 : 2)
                ? stream(merged(asked.getFirst().index(), asked.getFirst().values(), after))
                        .map(id -> new Document(ID, id))
                : null;
    }

    /// As an order or as a projection: by the id, or of it alone.
    private static boolean isIdWithOne(Document members) {
        return members.size() == 1 && members.get(ID) instanceof Number one && one.intValue() == 1;
    }

    /// Behind which id the filter asks; null where it doesn't, or asks anything else of the id.
    private static @Nullable String after(Document query) {
        return query.get(ID) instanceof Document range
                        && range.keySet().equals(Set.of("$gt"))
                        && range.get("$gt") instanceof String text
                ? text
                : null;
    }

    /// Of all members that the filter asks for by texts and that have an index: only documents that every one of them
    /// names are read.
    private @Nullable Stream<Document> ofIndex(Document query, @Nullable String after, int wanted) {
        var asked = new ArrayList<Asked>();
        ask(query, asked);
        if (query.get("$and") instanceof Collection<?> more) {
            more.forEach(one -> ask((Document) one, asked));
        }
        if (asked.isEmpty()) {
            return null;
        }
        var ids = asked.size() == 1
                ? merged(asked.getFirst().index(), asked.getFirst().values(), after)
                : common(asked.stream().map(Asked::lists).toList(), after, wanted);
        return stream(ids).map(documents::get).filter(Objects::nonNull);
    }

    private Iterator<String> common(List<List<CommonIds.Ordered>> lists, @Nullable String after, int wanted) {
        var few = FewIds.common(lists, after, wanted, documents.sizeAsLong());
        return few == null ? new CommonIds(lists, after) : few.iterator();
    }

    /// What a filter asks of a member that has an index.
    private record Asked(OrderedIndex index, Collection<String> values) {
        List<CommonIds.Ordered> lists() {
            return new TreeSet<>(values).stream().map(index::list).toList();
        }
    }

    private void ask(Document query, List<Asked> asked) {
        for (var index : getIndexes()) {
            if (index instanceof OrderedIndex ordered) {
                var values = texts(query.get(ordered.member()));
                if (values != null) {
                    asked.add(new Asked(ordered, values));
                }
            }
        }
    }

    private @Nullable Stream<Document> ofAll(@Nullable String after) {
        if (documents.isEmpty()) {
            return Stream.empty();
        }
        if (!(documents.firstKey() instanceof String) || !(documents.lastKey() instanceof String)) {
            return null; // the store has an order of its own for other ids
        }
        var all = documents.cursor(after == null ? documents.firstKey() : after);
        return stream(all).filter(id -> !id.equals(after)).map(_ -> all.getValue());
    }

    private static Iterator<String> merged(OrderedIndex index, Collection<String> values, @Nullable String after) {
        var several = new ArrayList<Iterator<String>>();
        for (var value : new TreeSet<>(values)) {
            var ids = index.ids(value, after);
            if (ids.hasNext()) {
                several.add(ids);
            }
        }
        return several.size() == 1 ? several.getFirst() : new MergedIds(several);
    }

    /// The texts that a member of a filter asks for; null where it asks for anything else.
    private static @Nullable Collection<String> texts(@Nullable Object asked) {
        if (asked instanceof String text) {
            return List.of(text);
        }
        if (asked instanceof Document in
                && in.size() == 1
                && in.get("$in") instanceof Collection<?> values
                && values.stream().allMatch(String.class::isInstance)) {
            return values.stream().map(String.class::cast).toList();
        }
        return null;
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
