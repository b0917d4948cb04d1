package vn.cnnt.registry.intake;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;

/// The imports as they are kept: a job each, its file in pieces until it is done, and the outcomes in blocks.
///
/// A block is inserted under the number of its first row, and every block begins where the one before ended: of two
/// workers on one import, one inserts and the other collides.
@Component
class Imports implements SmartInitializingSingleton {
    private static final String JOBS = "imports";
    private static final String PIECES = "import-files";
    private static final String BLOCKS = "import-blocks";
    private static final int PIECE = 1 << 18;
    private static final String ID = "_id";
    private static final String STATE = "state";
    private static final String TURN = "turn";
    private static final String UNTIL = "until";
    private static final String RUNNING_FILE = "runningFile";
    private static final String KEY = "key";

    private final MongoTemplate mongo;

    Imports(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /// @param rows of the file
    record Job(
            String id,
            Kind kind,
            boolean dryRun,
            State state,
            String actor,
            String file,
            String digest,
            Columns columns,
            Instant startedAt,
            long rows,
            Counts counts,
            long turn,
            @Nullable String failure) {
        String address() {
            return "/api/v1/imports/" + id;
        }

        /// Whoever confirms answers for it.
        Job by(String who) {
            return new Job(id, kind, dryRun, state, who, file, digest, columns, startedAt, rows, counts, turn, failure);
        }
    }

    record Counts(long accepted, long unchanged, long refused, long toConfirm, long warnings) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        long done() {
            return accepted + unchanged + refused + toConfirm;
        }

        Counts plus(Counts other) {
            return new Counts(
                    accepted + other.accepted,
                    unchanged + other.unchanged,
                    refused + other.refused,
                    toConfirm + other.toConfirm,
                    warnings + other.warnings);
        }

        static Counts of(List<Line> lines) {
            var counts = new EnumMap<Judged.Fate, Long>(Judged.Fate.class);
            lines.forEach(line -> counts.merge(line.judged().fate(), 1L, Long::sum));
            return new Counts(
                    counts.getOrDefault(Judged.Fate.ACCEPTED, 0L),
                    counts.getOrDefault(Judged.Fate.UNCHANGED, 0L),
                    counts.getOrDefault(Judged.Fate.REFUSED, 0L),
                    counts.getOrDefault(Judged.Fate.TO_CONFIRM, 0L),
                    lines.stream().mapToLong(line -> line.judged().warnings()).sum());
        }
    }

    /// A row and what became of it.
    record Line(Row row, Judged judged) {}

    /// @param first number of its first row, counted from 0
    record Block(long first, List<Line> lines, long version) {
        Block {
            lines = List.copyOf(lines);
        }

        long next() {
            return first + lines.size();
        }
    }

    /// Another import stands in the way of a new one.
    sealed interface Begun {
        record Yes() implements Begun {}

        record SameFile(String address) implements Begun {}

        record SameKey(Job job) implements Begun {}
    }

    @Override
    public void afterSingletonsInstantiated() {
        jobs().createIndex(
                        new Document(RUNNING_FILE, 1),
                        new IndexOptions().unique(true).sparse(true));
        jobs().createIndex(new Document(KEY, 1), new IndexOptions().unique(true).sparse(true));
        jobs().createIndex(new Document(STATE, 1));
        blocks().createIndex(new Document("import", 1));
        pieces().createIndex(new Document("import", 1));
    }

    Begun begin(Job job, @Nullable String key, Path file) throws IOException {
        keep(job.id(), file);
        var document = new Document(ID, job.id())
                .append("kind", job.kind().name())
                .append("dryRun", job.dryRun())
                .append(STATE, State.RUNNING.name())
                .append("actor", job.actor())
                .append("file", job.file())
                .append("digest", job.digest())
                .append(RUNNING_FILE, job.digest())
                .append("headings", job.columns().headings())
                .append("columns", places(job.columns()))
                .append("startedAt", Date.from(job.startedAt()))
                .append("rows", job.rows())
                .append("counts", counts(Counts.NONE))
                .append(TURN, 0L)
                .append(UNTIL, Date.from(Instant.EPOCH));
        if (key != null) {
            document.append(KEY, key);
        }
        try {
            jobs().insertOne(document);
            return new Begun.Yes();
        } catch (MongoWriteException e) {
            forgetFile(job.id());
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            var before = key == null ? Optional.<Job>empty() : byKey(key);
            if (before.isPresent()) {
                return new Begun.SameKey(before.get());
            }
            var running = jobs().find(new Document(RUNNING_FILE, job.digest())).first();
            return new Begun.SameFile("/api/v1/imports/" + (running == null ? "" : running.getString(ID)));
        }
    }

    Optional<Job> byKey(String key) {
        return Optional.ofNullable(jobs().find(new Document(KEY, key)).first()).map(Imports::job);
    }

    Optional<Job> get(String id) {
        return Optional.ofNullable(jobs().find(new Document(ID, id)).first()).map(Imports::job);
    }

    /// A running import that nobody works on, now ours.
    Optional<Job> take(String holder, Duration lease) {
        var now = databaseTime();
        for (var found : jobs().find(new Document(STATE, State.RUNNING.name())).sort(new Document(ID, 1))) {
            if (found.getDate(UNTIL).toInstant().isAfter(now)) {
                continue;
            }
            var turn = found.getLong(TURN);
            var ours = new Document("holder", holder)
                    .append(UNTIL, Date.from(now.plus(lease)))
                    .append(TURN, turn + 1);
            var taken = jobs().updateOne(
                            new Document(ID, found.getString(ID))
                                    .append(TURN, turn)
                                    .append(STATE, State.RUNNING.name()),
                            new Document("$set", ours));
            if (taken.getMatchedCount() == 1) {
                return get(found.getString(ID));
            }
        }
        return Optional.empty();
    }

    /// Says how far it is and stays its worker; false where it is another's by now, or is no longer to be done.
    boolean keepOn(Job job, Counts counts, Duration lease) {
        return change(
                job,
                new Document("counts", counts(counts))
                        .append(UNTIL, Date.from(databaseTime().plus(lease))));
    }

    /// For the next one at once.
    void letGo(Job job) {
        change(job, new Document(UNTIL, Date.from(Instant.EPOCH)));
    }

    boolean finish(Job job, State state, Counts counts, @Nullable String failure) {
        var set = new Document(STATE, state.name()).append("counts", counts(counts));
        if (failure != null) {
            set.append("failure", failure);
        }
        var finished =
                jobs().updateOne(mine(job), new Document("$set", set).append("$unset", new Document(RUNNING_FILE, "")))
                                .getMatchedCount()
                        == 1;
        if (finished) {
            forgetFile(job.id());
        }
        return finished;
    }

    /// False where it had ended before.
    boolean cancel(String id) {
        return jobs().updateOne(
                                new Document(ID, id).append(STATE, State.RUNNING.name()),
                                new Document("$set", new Document(STATE, State.CANCELLED.name()))
                                        .append("$unset", new Document(RUNNING_FILE, "")))
                        .getMatchedCount()
                == 1;
    }

    /// Counts again what the blocks say, after the last block of a cancelled import or a confirmation.
    void recount(String id) {
        var counts = Counts.NONE;
        for (var block : iterable(id, 0)) {
            counts = counts.plus(Counts.of(block.lines()));
        }
        jobs().updateOne(new Document(ID, id), new Document("$set", new Document("counts", counts(counts))));
    }

    /// False where another worker has been there.
    boolean add(String id, Block block) {
        try {
            blocks().insertOne(new Document(ID, blockId(id, block.first()))
                    .append("import", id)
                    .append("first", block.first())
                    .append("version", 0L)
                    .append("lines", lines(block.lines())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    boolean replace(String id, Block block) {
        var same = new Document(ID, blockId(id, block.first())).append("version", block.version());
        return blocks().updateOne(
                                same,
                                new Document(
                                        "$set",
                                        new Document("lines", lines(block.lines()))
                                                .append("version", block.version() + 1)))
                        .getMatchedCount()
                == 1;
    }

    /// What of a try that was cut off is of no use to the next one.
    void forgetBlocks(String id) {
        blocks().deleteMany(new Document("import", id));
    }

    /// The blocks in order, from the one that begins with this row.
    Iterable<Block> iterable(String id, long from) {
        return () -> new Iterator<>() {
            private long at = from;
            private @Nullable Block ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    var found = blocks().find(new Document(ID, blockId(id, at))).first();
                    ahead = found == null ? null : block(found);
                }
                return ahead != null;
            }

            @Override
            public Block next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                var block = ahead;
                at = block.next();
                ahead = null;
                return block;
            }
        };
    }

    void writeFile(String id, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            for (var n = 0; ; n++) {
                var piece = pieces().find(new Document(ID, id + "|" + n)).first();
                if (piece == null) {
                    return;
                }
                out.write(piece.get("bytes", Binary.class).getData());
            }
        }
    }

    void forgetFile(String id) {
        pieces().deleteMany(new Document("import", id));
    }

    /// New ids in the order of time, as those of the register.
    static String newId(Instant now) {
        return "i-" + HexFormat.of().toHexDigits(now.toEpochMilli(), 12)
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
    }

    private void keep(String id, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var n = 0;
            for (var bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE)) {
                pieces().insertOne(new Document(ID, id + "|" + n)
                        .append("import", id)
                        .append("bytes", new Binary(bytes)));
                n++;
            }
        }
    }

    private boolean change(Job job, Document set) {
        return jobs().updateOne(mine(job), new Document("$set", set)).getMatchedCount() == 1;
    }

    private static Document mine(Job job) {
        return new Document(ID, job.id()).append(TURN, job.turn()).append(STATE, State.RUNNING.name());
    }

    private Instant databaseTime() {
        return mongo.executeCommand(new Document("hello", 1))
                .getDate("localTime")
                .toInstant();
    }

    private static String blockId(String id, long first) {
        return id + "|" + first;
    }

    private static Document places(Columns columns) {
        var places = new Document();
        columns.at().forEach((column, place) -> places.append(column.name(), place));
        return places;
    }

    private static Document counts(Counts counts) {
        return new Document("accepted", counts.accepted())
                .append("unchanged", counts.unchanged())
                .append("refused", counts.refused())
                .append("toConfirm", counts.toConfirm())
                .append("warnings", counts.warnings());
    }

    private static Job job(Document found) {
        var places = new EnumMap<Column, Integer>(Column.class);
        found.get("columns", Document.class)
                .forEach((column, place) -> places.put(Column.valueOf(column), ((Number) place).intValue()));
        var headings = found.getList("headings", String.class);
        var counts = found.get("counts", Document.class);
        return new Job(
                found.getString(ID),
                Kind.valueOf(found.getString("kind")),
                found.getBoolean("dryRun"),
                State.valueOf(found.getString(STATE)),
                found.getString("actor"),
                found.getString("file"),
                found.getString("digest"),
                Columns.placed(headings, places),
                found.getDate("startedAt").toInstant(),
                found.getLong("rows"),
                new Counts(
                        counts.getLong("accepted"),
                        counts.getLong("unchanged"),
                        counts.getLong("refused"),
                        counts.getLong("toConfirm"),
                        counts.getLong("warnings")),
                found.getLong(TURN),
                found.getString("failure"));
    }

    private static List<Document> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> {
                    var document = new Document("line", line.row().line())
                            .append(
                                    "cells",
                                    line.row().cells().stream()
                                            .map(Imports::cell)
                                            .toList())
                            .append("fate", line.judged().fate().name());
                    if (!line.row().sheet().isEmpty()) {
                        document.append("sheet", line.row().sheet());
                    }
                    if (line.row().hidden()) {
                        document.append("hidden", true);
                    }
                    if (line.judged().address() != null) {
                        document.append("address", line.judged().address());
                    }
                    if (!line.judged().findings().isEmpty()) {
                        document.append(
                                "findings",
                                line.judged().findings().stream()
                                        .map(Imports::finding)
                                        .toList());
                    }
                    if (!line.judged().candidates().isEmpty()) {
                        document.append(
                                "candidates",
                                line.judged().candidates().stream()
                                        .map(one -> new Document("id", one.id())
                                                .append("name", one.name())
                                                .append("percent", one.percent())
                                                .append("why", one.why()))
                                        .toList());
                    }
                    return document;
                })
                .toList();
    }

    private static Row row(Document line) {
        var sheet = line.getString("sheet");
        return new Row(
                sheet == null ? "" : sheet,
                line.getLong("line"),
                line.getBoolean("hidden", false),
                line.getList("cells", Object.class).stream().map(Imports::cell).toList());
    }

    /// A text as such, because most cells are one; all else says what it is.
    private static Object cell(Cell cell) {
        return switch (cell) {
            case Cell.Empty _ -> "";
            case Cell.Text text -> text.shown();
            case Cell.Number number ->
                new Document("number", number.value().toString()).append("shown", number.shown());
            case Cell.Day day -> new Document("day", day.date().toString()).append("shown", day.shown());
            case Cell.YesNo yesNo -> new Document("yes", yesNo.value()).append("shown", yesNo.shown());
            case Cell.Broken broken ->
                new Document("broken", broken.code())
                        .append(
                                "arguments",
                                broken.arguments().stream().map(Imports::plain).toList())
                        .append("shown", broken.shown());
        };
    }

    private static Cell cell(Object kept) {
        if (!(kept instanceof Document document)) {
            return Cell.of((String) kept);
        }
        var shown = document.getString("shown");
        if (document.containsKey("number")) {
            return new Cell.Number(new BigDecimal(document.getString("number")), shown);
        }
        if (document.containsKey("day")) {
            return new Cell.Day(LocalDate.parse(document.getString("day")), shown);
        }
        if (document.containsKey("yes")) {
            return new Cell.YesNo(document.getBoolean("yes"), shown);
        }
        return new Cell.Broken(document.getString("broken"), document.getList("arguments", Object.class), shown);
    }

    private static Block block(Document found) {
        var lines = new ArrayList<Line>();
        for (var line : found.getList("lines", Document.class)) {
            var candidates = documents(line, "candidates").stream()
                    .map(one -> new Roster.Candidate(
                            one.getString("id"),
                            one.getString("name"),
                            one.getInteger("percent"),
                            one.getString("why")))
                    .toList();
            lines.add(new Line(
                    row(line),
                    new Judged(
                            Judged.Fate.valueOf(line.getString("fate")),
                            line.getString("address"),
                            documents(line, "findings").stream()
                                    .map(Imports::finding)
                                    .toList(),
                            candidates)));
        }
        return new Block(found.getLong("first"), lines, found.getLong("version"));
    }

    private static List<Document> documents(Document of, String name) {
        var found = of.getList(name, Document.class);
        return found == null ? List.of() : found;
    }

    private static Document finding(Finding finding) {
        return new Document("field", finding.field())
                .append("code", finding.code())
                .append("weight", finding.weight().name())
                .append(
                        "arguments",
                        finding.arguments().stream().map(Imports::plain).toList());
    }

    private static Finding finding(Document found) {
        return new Finding(
                found.getString("field"),
                found.getString("code"),
                Finding.Weight.valueOf(found.getString("weight")),
                found.getList("arguments", Object.class));
    }

    private static Object plain(Object argument) {
        return switch (argument) {
            case Long number -> number;
            case Iterable<?> several -> {
                var texts = new ArrayList<String>();
                several.forEach(one -> texts.add(String.valueOf(one)));
                yield texts;
            }
            default -> argument.toString();
        };
    }

    private MongoCollection<Document> jobs() {
        return mongo.getCollection(JOBS);
    }

    private MongoCollection<Document> pieces() {
        return mongo.getCollection(PIECES);
    }

    private MongoCollection<Document> blocks() {
        return mongo.getCollection(BLOCKS);
    }
}
