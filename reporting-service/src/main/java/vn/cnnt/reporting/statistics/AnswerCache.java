package vn.cnnt.reporting.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What questions came to when they were asked last: a question is worked out again only where one of the pages whose
/// cells it adds up is another than then. A dashboard asks the same few again and again, of which as a rule most are
/// not touched by what has happened in between.
final class AnswerCache {
    private static final int MOST = 100;
    private static final int MOST_ROWS = 200;

    /// Tidied by whoever asks: it is small.
    private final Cache<Question, Answered> answered =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /// The figures of a table.
    ///
    /// @param rows nobody changes them
    record Sums(List<Map<String, @Nullable Object>> rows, Map<String, @Nullable Object> total) {}

    /// What a question came to, and the marks of the pages it was added up from.
    private static final class Answered {
        private final long[] pages;
        private final Sums sums;

        Answered(long[] pages, Sums sums) {
            this.pages = pages;
            this.sums = sums;
        }
    }

    /// The answer of a question where it was added up from just these pages, else null.
    ///
    /// @param pages see [vn.cnnt.reporting.pages.CellPage#mark]
    @Nullable
    Sums find(Question question, long[] pages) {
        var it = answered.getIfPresent(question);
        return it != null && Arrays.equals(it.pages, pages) ? it.sums : null;
    }

    void keep(Question question, long[] pages, Sums sums) {
        if (sums.rows().size() <= MOST_ROWS) {
            answered.put(question, new Answered(pages, sums));
        }
    }
}
