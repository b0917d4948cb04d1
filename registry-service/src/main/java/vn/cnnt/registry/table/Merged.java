package vn.cnnt.registry.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The areas of a sheet in which one cell stands for all. A sheet names them behind its rows, so they are read first.
record Merged(List<Area> areas) {
    /// From 0, both ends included.
    record Area(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    static final Merged NONE = new Merged(List.of());

    private static final int MOST = 200_000;
    private static final byte[] WORD = "mergeCell".getBytes(StandardCharsets.US_ASCII);

    Merged {
        areas = List.copyOf(areas);
    }

    /// Whether a sheet may have any: most have none and needn't be read twice.
    static boolean mention(InputStream sheet) throws IOException {
        try (sheet) {
            var buffer = new byte[1 << 14];
            var found = 0;
            for (var n = sheet.read(buffer); n >= 0; n = sheet.read(buffer)) {
                for (var i = 0; i < n; i++) {
                    found = buffer[i] == WORD[found] ? found + 1 : buffer[i] == WORD[0] ? 1 : 0;
                    if (found == WORD.length) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    static Merged of(Part part) {
        var areas = new ArrayList<Area>();
        while (part.nextElement()) {
            if ("mergeCell".equals(part.element())) {
                var area = area(part.attribute("ref"));
                if (area.firstRow != area.lastRow || area.firstColumn != area.lastColumn) {
                    areas.add(area);
                }
                if (areas.size() > MOST) {
                    throw new UnreadableFile("workbook-too-large");
                }
            }
        }
        areas.sort(Comparator.comparingInt(Area::firstRow));
        return new Merged(areas);
    }

    private static Area area(String ref) {
        var colon = ref.indexOf(':');
        var first = Place.of(colon < 0 ? ref : ref.substring(0, colon));
        var last = colon < 0 ? first : Place.of(ref.substring(colon + 1));
        if (last.row() < first.row() || last.column() < first.column()) {
            throw new UnreadableFile("workbook-broken", Bounds.repeated(ref));
        }
        return new Area(first.row(), last.row(), first.column(), last.column());
    }

    /// `B7` is row 6 and column 1.
    record Place(int row, int column) {
        static Place of(String reference) {
            var letters = 0;
            var column = 0;
            while (letters < reference.length() && letters < 4) {
                var letter = reference.charAt(letters) - 'A';
                if (letter < 0 || letter >= 26) {
                    break;
                }
                column = 26 * column + letter + 1;
                letters++;
            }
            var row = Part.number(reference.substring(letters));
            if (column < 1 || column > Bounds.COLUMNS || row < 1 || row > Bounds.LINES) {
                throw new UnreadableFile("workbook-broken", Bounds.repeated(reference));
            }
            return new Place(row - 1, column - 1);
        }
    }
}
