package vn.cnnt.reporting.run;

import com.mongodb.WriteConcern;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// Figures that have been given a name (*chốt số liệu*), for ever: a report that cites one cites a number that doesn't
/// move. A name stands for an as-of run, whose data then stay.
@Repository
public class Releases {
    private static final Pattern SPACES = Pattern.compile(" ++");
    private static final String COLLECTION = "releases";

    private final MongoTemplate mongo;

    Releases(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// @param name by which it is asked for; the one thing that never changes
    /// @param run the as-of run whose figures they are
    /// @param recordedAt the figures are of every event recorded at or before it
    public record Release(
            @Id String name, String run, Instant recordedAt, String reason, String releasedBy, Instant releasedAt) {}

    /// However the name is written: one that a reader can't tell from another stands for the same figures.
    public Optional<Release> find(String name) {
        var exact = asking(() -> Optional.ofNullable(mongo.findById(name, Release.class, COLLECTION)));
        return exact.isPresent()
                ? exact
                : all().stream()
                        .filter(it -> alike(it.name()).equals(alike(name)))
                        .findFirst();
    }

    private static String alike(String name) {
        var written = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip();
        return SPACES.matcher(written).replaceAll(" ");
    }

    /// The newest first. There are as many as operators have made: they fit into memory.
    public List<Release> all() {
        return asking(() -> mongo.findAll(Release.class, COLLECTION)).stream()
                .sorted(Comparator.comparing(Release::releasedAt)
                        .thenComparing(Release::name)
                        .reversed())
                .toList();
    }

    /// Whether a run's figures are released under any name.
    public boolean areOf(String run) {
        return all().stream().anyMatch(it -> it.run().equals(run));
    }

    /// False where the name is given already: it stays what it is.
    boolean insert(Release release) {
        return asking(() -> {
            try {
                mongo.execute(
                        COLLECTION,
                        it -> it.withWriteConcern(WriteConcern.MAJORITY).insertOne(document(release)));
                return true;
            } catch (DuplicateKeyException _) {
                return false;
            }
        });
    }

    /// Gives a name to another run, as long as it stands for the one that came to nothing.
    boolean replace(Release before, Release now) {
        var unchanged =
                Query.query(Criteria.where("_id").is(before.name()).and("run").is(before.run()));
        return asking(() -> mongo.replace(unchanged, now, COLLECTION).getMatchedCount() == 1);
    }

    private Document document(Release release) {
        var document = new Document();
        mongo.getConverter().write(release, document);
        return document;
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException e) {
            throw new StoreUnavailable("MongoDB: " + e.getMessage(), e);
        }
    }
}
