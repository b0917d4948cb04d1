package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.intake.list.Unreadable;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowOutcome;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;

/// Some of the rows of an import, from where the page before ended: a block and a row in it.
final class RowPage {
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,9}:[0-9]{1,4}");

    private RowPage() {}

    static Page<ReportedRow> of(String id, RowBlocks blocks, @Nullable RowOutcome wanted, Paging paging) {
        var start = Place.of(paging.after());
        var items = new ArrayList<ReportedRow>();
        var keys = new ArrayList<String>();
        for (var block : blocks.of(id, start.block())) {
            var from = block.first() == start.block() ? start.within() : 0;
            for (var i = from; i < block.lines().size(); i++) {
                var line = block.lines().get(i);
                if (wanted != null && line.report().outcome() != wanted) {
                    continue;
                }
                if (items.size() == paging.limit()) {
                    return new Page<>(items, keys, false);
                }
                items.add(line);
                keys.add(block.first() + ":" + (i + 1));
            }
        }
        return new Page<>(items, keys, true);
    }

    private record Place(long block, int within) {
        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(0, 0);
            }
            if (!CURSOR.matcher(cursor).matches()) {
                throw Unreadable.refusal("cursor", "not-a-cursor");
            }
            var parts = cursor.split(":", 2);
            return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }
    }
}
