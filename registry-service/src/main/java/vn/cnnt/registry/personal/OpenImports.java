package vn.cnnt.registry.personal;

import static vn.cnnt.registry.personal.PersonalDatabase.ID;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.PersonalId;

/// Seals the files of imports that were kept openly, masks the personal ids in their rows, and leaves out the cells of
/// columns that nobody reads.
@Component
class OpenImports implements Migration {
    private static final String KEY = "key";
    private static final String BYTES = "bytes";
    private static final String IMPORT = "import";
    private static final String LEFT = "left";

    private final MongoTemplate mongo;
    private final DataKeys keys;
    private final KeyedDigest digests;

    OpenImports(MongoTemplate mongo, DataKeys keys, KeyedDigest digests) {
        this.mongo = mongo;
        this.keys = keys;
        this.digests = digests;
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String what() {
        return "files of imports are sealed, their rows masked, their digests keyed";
    }

    @Override
    public void run() {
        sealFiles();
        maskRows();
        keyDigests();
    }

    private void sealFiles() {
        var pieces = mongo.getCollection("import-files");
        var open = new ArrayList<String>();
        pieces.find().projection(new Document(ID, 1).append(KEY, 1)).forEach(piece -> {
            if (!piece.containsKey(KEY)) {
                open.add(piece.getString(ID));
            }
        });
        for (var id : open) {
            var piece = pieces.find(new Document(ID, id)).first();
            if (piece == null) {
                continue;
            }
            var key = keys.toSeal("file of " + piece.getString(IMPORT));
            var bytes = piece.get(BYTES, Binary.class).getData();
            var sealed = new Document(BYTES, new Binary(Sealing.seal(key.secret(), bytes, id))).append(KEY, key.id());
            pieces.updateOne(new Document(ID, id), new Document("$set", sealed));
        }
    }

    private void maskRows() {
        var blocks = mongo.getCollection("import-blocks");
        var ids = blocks.find()
                .projection(new Document(ID, 1))
                .map(it -> it.getString(ID))
                .into(new ArrayList<>());
        for (var id : ids) {
            var block = blocks.find(new Document(ID, id)).first();
            if (block == null) {
                continue;
            }
            var job = mongo.getCollection("imports")
                    .find(new Document(ID, block.getString(IMPORT)))
                    .first();
            var lines = block.getList("lines", Document.class).stream()
                    .map(line -> masked(line, job == null ? null : read(job, line.getString("sheet"))))
                    .toList();
            blocks.updateOne(new Document(ID, id), new Document("$set", new Document("lines", lines)));
        }
    }

    /// The places of the columns that are read; null where nobody knows any more.
    private static @Nullable Set<Integer> read(Document job, @Nullable String sheet) {
        Document columns = null;
        var understood = job.getList("understood", Document.class);
        if (understood != null) {
            for (var of : understood) {
                if (columns == null || String.valueOf(of.getString("sheet")).equals(sheet == null ? "" : sheet)) {
                    columns = of.get("columns", Document.class).get("at", Document.class);
                }
            }
        } else {
            columns = job.get("columns", Document.class);
        }
        if (columns == null) {
            return null;
        }
        var places = new HashSet<Integer>();
        columns.values().forEach(place -> places.add(((Number) place).intValue()));
        return places;
    }

    private static Document masked(Document line, @Nullable Set<Integer> read) {
        var cells = new ArrayList<Object>();
        var kept = line.getList("cells", Object.class);
        for (var i = 0; i < kept.size(); i++) {
            cells.add(read == null || read.contains(i) ? masked(kept.get(i)) : left(kept.get(i)));
        }
        var masked = new Document(line).append("cells", cells);
        for (var part : List.of("findings", "candidates")) {
            if (line.containsKey(part)) {
                masked.append(part, masked(line.get(part)));
            }
        }
        return masked;
    }

    /// A sign that something was in a cell, a number or a text; what is masked already stays.
    private static Object left(Object cell) {
        if (cell instanceof String text && text.isBlank()) {
            return "";
        }
        if (cell instanceof Document known && known.containsKey(LEFT)) {
            return known;
        }
        var isNumber = cell instanceof Document document && document.containsKey("number");
        return new Document(LEFT, isNumber ? "number" : "text");
    }

    private static Object masked(Object kept) {
        return switch (kept) {
            case String text -> PersonalId.masked(text);
            case Document document -> {
                var masked = new Document();
                document.forEach((name, value) -> masked.append(name, masked(value)));
                yield masked;
            }
            case List<?> several ->
                several.stream().map(OpenImports::maskedElement).toList();
            default -> kept;
        };
    }

    private static Object maskedElement(Object element) {
        return masked(element);
    }

    /// A digest that is keyed is marked, so that it is not keyed again.
    private void keyDigests() {
        var imports = mongo.getCollection("imports");
        for (var job : imports.find().into(new ArrayList<>())) {
            if (job.containsKey("keyedDigest")) {
                continue;
            }
            var keyed = new Document("keyedDigest", true);
            for (var name : List.of("digest", "runningFile")) {
                if (job.getString(name) != null) {
                    keyed.append(name, keyed(job.getString(name)));
                }
            }
            imports.updateOne(new Document(ID, job.getString(ID)), new Document("$set", keyed));
        }
    }

    private String keyed(String digest) {
        var end = digest.indexOf('|');
        var list = end < 0 ? digest : digest.substring(0, end);
        return digests.of(KeyedDigest.Of.FILE, list) + (end < 0 ? "" : digest.substring(end));
    }
}
