package vn.cnnt.registry.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A workbook of Open XML, transitional or strict. No part is held as a whole, and each is counted as it is unpacked.
final class Workbook implements TableFile {
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_SHEETS = 500;
    private static final int LONGEST_NAME = 255;
    /// Of the list of parts, which the archive's reader keeps in memory.
    private static final long LONGEST_DIRECTORY = 1 << 20;

    private record Target(String type, String part) {}

    private final ZipFile zip;
    private final Bounds bounds;
    private final Map<String, Long> unpacked = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<@Nullable String> parts = new ArrayList<>();
    private boolean is1904;
    private Formats formats = Formats.none();
    private @Nullable SharedTexts texts;

    private Workbook(ZipFile zip, Bounds bounds) {
        this.zip = zip;
        this.bounds = bounds;
    }

    static Workbook open(Path file, Bounds bounds) throws IOException {
        checkDirectory(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException _) {
            throw new UnreadableFile("workbook-broken", "zip");
        }
        var workbook = new Workbook(zip, bounds);
        try {
            workbook.read();
            return workbook;
        } catch (RuntimeException | IOException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public Rows rows(int sheet) throws IOException {
        var part = parts.get(sheet);
        if (part == null) {
            return new SheetRows.None();
        }
        var merged = Merged.mention(stream(part)) ? mergedIn(part) : Merged.NONE;
        return new SheetRows(
                sheets.get(sheet).name(), new Part(part, stream(part)), merged, formats, texts, is1904, bounds.cell());
    }

    @Override
    public void close() throws IOException {
        if (texts != null) {
            texts.close();
        }
        zip.close();
    }

    private void read() throws IOException {
        if (zip.size() > MOST_PARTS) {
            throw new UnreadableFile("workbook-too-large");
        }
        var main = targets("").values().stream()
                .filter(target -> target.type.equals("officeDocument"))
                .map(Target::part)
                .findFirst()
                .orElse("xl/workbook.xml");
        if (main.endsWith(".bin")) {
            throw new UnreadableFile("workbook-binary");
        }
        if (zip.getEntry(main) == null) {
            throw new UnreadableFile("zip-not-a-workbook");
        }
        var targets = targets(main);
        try (var part = new Part(main, stream(main))) {
            if (!part.nextElement() || !"workbook".equals(part.element())) {
                throw new UnreadableFile("zip-not-a-workbook");
            }
            while (part.nextElement()) {
                switch (part.element()) {
                    case "workbookPr" -> is1904 = part.is("date1904");
                    case "sheet" -> add(part, targets);
                    default -> {}
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new UnreadableFile("file-empty");
        }
        for (var target : targets.values()) {
            switch (target.type) {
                case "styles" -> {
                    if (zip.getEntry(target.part) != null) {
                        try (var part = new Part(target.part, stream(target.part))) {
                            formats = Formats.of(part);
                        }
                    }
                }
                case "sharedStrings" -> {
                    if (zip.getEntry(target.part) != null && texts == null) {
                        try (var part = new Part(target.part, stream(target.part, bounds.texts()))) {
                            texts = SharedTexts.of(part);
                        }
                    }
                }
                default -> {}
            }
        }
    }

    private void add(Part part, Map<String, Target> targets) {
        if (sheets.size() == MOST_SHEETS || part.attribute("name").length() > LONGEST_NAME) {
            throw new UnreadableFile("workbook-too-large");
        }
        var state = part.attribute("state");
        sheets.add(
                new Sheet(Escapes.read(part.attribute("name")), "hidden".equals(state) || "veryHidden".equals(state)));
        var target = targets.get(part.attribute("id"));
        if (target == null) {
            throw new UnreadableFile("workbook-broken", part.attribute("name"));
        }
        // a chart can be a sheet as well
        var isRows = target.type.equals("worksheet");
        if (isRows && zip.getEntry(target.part) == null) {
            throw new UnreadableFile("workbook-broken", Bounds.repeated(target.part));
        }
        parts.add(isRows ? target.part : null);
    }

    /// What a part refers to, by id; the last word of the type is the same in both dialects.
    private Map<String, Target> targets(String of) throws IOException {
        var slash = of.lastIndexOf('/') + 1;
        var folder = of.substring(0, slash);
        var name = folder + "_rels/" + of.substring(slash) + ".rels";
        var targets = new HashMap<String, Target>();
        if (zip.getEntry(name) == null) {
            return targets;
        }
        try (var part = new Part(name, stream(name))) {
            while (part.nextElement()) {
                if ("Relationship".equals(part.element()) && !"External".equals(part.attribute("TargetMode"))) {
                    var type = part.attribute("Type");
                    targets.put(
                            part.attribute("Id"),
                            new Target(
                                    type.substring(type.lastIndexOf('/') + 1),
                                    resolved(folder, part.attribute("Target"))));
                }
                if (targets.size() > MOST_PARTS) {
                    throw new UnreadableFile("workbook-too-large");
                }
            }
        }
        return targets;
    }

    private static String resolved(String folder, String target) {
        if (target.length() > 4 * LONGEST_NAME) {
            throw new UnreadableFile("workbook-broken", "rels");
        }
        var path = new ArrayDeque<String>();
        for (var step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    private Merged mergedIn(String name) throws IOException {
        try (var part = new Part(name, stream(name))) {
            return Merged.of(part);
        }
    }

    private InputStream stream(String part) throws IOException {
        return stream(part, bounds.inflated());
    }

    private InputStream stream(String part, long most) throws IOException {
        var entry = zip.getEntry(part);
        try {
            return new Counted(zip.getInputStream(entry), part, most);
        } catch (ZipException _) {
            throw new UnreadableFile("workbook-broken", part);
        }
    }

    /// Where the archive says that its list of parts is.
    private static void checkDirectory(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var length = (int) Math.min(bytes.length(), 65_557);
            var end = new byte[length];
            bytes.seek(bytes.length() - length);
            bytes.readFully(end);
            for (var i = length - 22; i >= 0; i--) {
                if (end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6) {
                    var size = Integer.toUnsignedLong((end[i + 12] & 0xff)
                            | (end[i + 13] & 0xff) << 8
                            | (end[i + 14] & 0xff) << 16
                            | (end[i + 15] & 0xff) << 24);
                    if (size > LONGEST_DIRECTORY) {
                        throw new UnreadableFile("workbook-too-large");
                    }
                    return;
                }
            }
            throw new UnreadableFile("workbook-broken", "zip");
        }
    }

    /// Each part counts once, however often it is read; all of them have one bound.
    private final class Counted extends FilterInputStream {
        private final String part;
        private final long most;
        private long read;

        private Counted(InputStream in, String part, long most) {
            super(in);
            this.part = part;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                var n = super.read(into, offset, length);
                if (n > 0) {
                    read += n;
                    if (read > unpacked.getOrDefault(part, 0L)) {
                        unpacked.put(part, read);
                    }
                    var all = unpacked.values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    if (read > most || all > bounds.inflated()) {
                        throw new UnreadableFile("workbook-too-large");
                    }
                }
                return n;
            } catch (IOException _) {
                // what it brings is no archive of its kind; a disk that fails says so when the file is opened
                throw new UnreadableFile("workbook-broken", part);
            }
        }
    }
}
