package vn.cnnt.registry.duplicates;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Two records that may be one establishment.
///
/// @param id the ids of both, the older one first
/// @param place where it stands in the list
/// @param province of today, which both are in
/// @param isOpen nobody has said yet what they are
/// @param two what was said last, if anything was
record Pair(
        String id,
        String place,
        long version,
        String first,
        String second,
        String province,
        Instant foundAt,
        boolean isOpen,
        @Nullable Two two) {
    private static final char BETWEEN = '_';

    /// Somebody's word that the two records are two establishments.
    ///
    /// @param names those of both, when it was said
    record Two(List<String> names, String reason, String by, Instant at) {
        Two {
            names = List.copyOf(names);
        }

        private Document document() {
            return new Document("names", names)
                    .append("reason", reason)
                    .append("by", by)
                    .append("at", Date.from(at));
        }

        private static @Nullable Two of(@Nullable Document document) {
            return document == null
                    ? null
                    : new Two(
                            document.getList("names", String.class),
                            document.getString("reason"),
                            document.getString("by"),
                            document.getDate("at").toInstant());
        }
    }

    static String id(String one, String other) {
        return one.compareTo(other) < 0 ? one + BETWEEN + other : other + BETWEEN + one;
    }

    /// Found now. The later it is found, the further ahead it stands.
    static Pair found(String one, String other, String province, Instant now) {
        var id = id(one, other);
        var between = id.indexOf(BETWEEN);
        var place = "%013d%c%s".formatted(9_999_999_999_999L - now.toEpochMilli(), BETWEEN, id);
        return new Pair(id, place, 1, id.substring(0, between), id.substring(between + 1), province, now, true, null);
    }

    Document document() {
        var document = new Document(Pairs.ID, place)
                .append(Pairs.PAIR, id)
                .append(Pairs.VERSION, version)
                .append(Pairs.FIRST, first)
                .append(Pairs.SECOND, second)
                .append("province", province)
                .append("foundAt", Date.from(foundAt));
        if (isOpen) {
            document.append(Pairs.OPEN, province);
        }
        if (two != null) {
            document.append(Pairs.TWO, two.document());
        }
        return document;
    }

    static Pair of(Document document) {
        return new Pair(
                document.getString(Pairs.PAIR),
                document.getString(Pairs.ID),
                document.getLong(Pairs.VERSION),
                document.getString(Pairs.FIRST),
                document.getString(Pairs.SECOND),
                document.getString("province"),
                document.getDate("foundAt").toInstant(),
                document.containsKey(Pairs.OPEN),
                Two.of(document.get(Pairs.TWO, Document.class)));
    }

    /// The same, said to be two.
    Pair separated(Two said) {
        return new Pair(id, place, version + 1, first, second, province, foundAt, false, said);
    }

    /// The same, to be looked at again, in the province that both are in now.
    Pair reopened(String now) {
        return new Pair(id, place, version + 1, first, second, now, foundAt, true, two);
    }

    /// The same, not to be shown any more.
    Pair closed() {
        return new Pair(id, place, version + 1, first, second, province, foundAt, false, two);
    }
}
