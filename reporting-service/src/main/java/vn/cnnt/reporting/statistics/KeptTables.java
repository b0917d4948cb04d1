package vn.cnnt.reporting.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What questions came to when they were asked last: a question is worked out again only where one of the pages whose
/// cells it adds up is another than then. A dashboard asks the same few again and again, of which as a rule most are
/// not touched by what has happened in between.
final class KeptTables {
    private static final int MOST = 100;
    private static final int MOST_ROWS = 200;

    private final LinkedHashMap<Question, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /// The figures of a table.
    ///
    /// @param rows nobody changes them
    record Sums(List<Map<String, @Nullable Object>> rows, Map<String, @Nullable Object> total) {}

    private static final class Kept {
        private final long[] pages;
        private final Sums sums;

        Kept(long[] pages, Sums sums) {
            this.pages = pages;
            this.sums = sums;
        }
    }

    /// What it came to of just these pages.
    ///
    /// @param pages see [vn.cnnt.reporting.pages.CellPage#mark]
    @Nullable
    Sums find(Question question, long[] pages) {
        synchronized (kept) {
            var it = kept.get(question);
            return it != null && Arrays.equals(it.pages, pages) ? it.sums : null;
        }
    }

    void keep(Question question, long[] pages, Sums sums) {
        if (sums.rows().size() > MOST_ROWS) {
            return;
        }
        synchronized (kept) {
            kept.put(question, new Kept(pages, sums));
            if (kept.size() > MOST) {
                kept.pollFirstEntry();
            }
        }
    }
}
