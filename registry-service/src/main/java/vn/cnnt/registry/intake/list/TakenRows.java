package vn.cnnt.registry.intake.list;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import vn.cnnt.registry.intake.list.Understood.Left;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.Row;
import vn.cnnt.registry.table.Rows;

/// The rows of a list in its sheet, from below the headings to above the notes at its foot. What looks like a note is
/// one only where no row comes after it.
final class TakenRows implements Iterator<Row>, Closeable {
    private static final int LONGEST_FOOT = 100;
    private static final int MOST_LEFT = 500;
    private static final int MOST_NOTES_IN_A_LINE = 4;

    private static final List<String> NOTES = List.of(
            "ghi chu",
            "luu y",
            "chu thich",
            "nguoi lap",
            "lap bieu",
            "nguoi tong hop",
            "ke toan",
            "thu truong",
            "giam doc",
            "pho giam doc",
            "tong giam doc",
            "truong phong",
            "chu tich",
            "pho chu tich",
            "xac nhan",
            "noi nhan",
            "ky ten",
            "ky ghi ro",
            "da ky",
            "nguon so lieu",
            "so cong thuong",
            "trung tam khuyen cong",
            "tm ",
            "kt ",
            "tl ",
            "note");

    private final Rows rows;
    private final Understood of;
    private final List<Left> left;
    private final List<Integer> required;
    private final Deque<Row> ready = new ArrayDeque<>();
    private final List<Row> foot = new ArrayList<>();

    /// @param left takes what of the lines is no row
    TakenRows(Rows rows, Understood of, List<Left> left) {
        this.rows = rows;
        this.of = of;
        this.left = left;
        this.required = of.columns().at().values().stream()
                .filter(place -> place < of.columns().width())
                .toList();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && rows.hasNext()) {
            take(rows.next());
        }
        if (ready.isEmpty() && !foot.isEmpty()) {
            foot.forEach(row -> leave(row, "line-below"));
            foot.clear();
        }
        return !ready.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.removeFirst();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void take(Row row) {
        if (row.line() < of.firstLine()) {
            return;
        }
        if (repeatsHeadings(row)) {
            leave(row, "line-of-headings-again");
            return;
        }
        var texts = texts(row);
        if (foot.size() < LONGEST_FOOT && (isNote(texts) || (!foot.isEmpty() && isThin(row, texts)))) {
            foot.add(row);
            return;
        }
        ready.addAll(foot);
        foot.clear();
        ready.addLast(checked(row));
    }

    private void leave(Row row, String why) {
        if (left.size() < MOST_LEFT) {
            left.add(Left.of(row.line(), why));
        }
    }

    private boolean repeatsHeadings(Row row) {
        var filled = 0;
        for (var i = 0; i < row.cells().size(); i++) {
            var text = row.cell(i);
            if (!text.isEmpty()) {
                if (i >= of.columns().headings().size()
                        || !of.columns().headings().get(i).equals(text)) {
                    return false;
                }
                filled++;
            }
        }
        return filled > 1;
    }

    /// A sum that stands for several rows is nobody's: given to each, it would be counted as often.
    private Row checked(Row row) {
        var cells = row.cells();
        var changed = new ArrayList<>(cells);
        for (var at : of.columns().at().entrySet()) {
            var place = at.getValue();
            if (at.getKey().isMoney()
                    && place < cells.size()
                    && rows.isShared(place)
                    && !(cells.get(place) instanceof Cell.Broken)) {
                changed.set(
                        place,
                        new Cell.Broken(
                                "sum-of-several-rows",
                                List.of(),
                                cells.get(place).shown()));
            }
        }
        return changed.equals(cells) ? row : new Row(row.sheet(), row.line(), row.hidden(), changed);
    }

    private boolean isThin(Row row, List<String> texts) {
        var filled =
                required.stream().filter(place -> !row.cell(place).isEmpty()).count();
        return texts.size() <= MOST_NOTES_IN_A_LINE && 2 * filled <= required.size();
    }

    private static boolean isNote(List<String> texts) {
        return texts.size() <= MOST_NOTES_IN_A_LINE && texts.stream().allMatch(TakenRows::isNote);
    }

    private static boolean isNote(String text) {
        if (text.startsWith("*") || text.startsWith("(*")) {
            return true;
        }
        var folded = Wording.folded(text.substring(0, Math.min(text.length(), 200)));
        return NOTES.stream().anyMatch(note -> folded.equals(note.strip()) || folded.startsWith(note))
                || (folded.contains("ngay") && folded.contains("thang") && folded.contains(" nam"));
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (var i = 0; i < row.cells().size() && texts.size() <= MOST_NOTES_IN_A_LINE; i++) {
            var text = row.cell(i);
            if (!text.isEmpty() && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }
}
