package vn.cnnt.reporting.pages;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The cells of one page as readers keep them: a flat array of measures, and names that pages share. Nobody changes it.
public final class CellPage {
    private static final AtomicLong MARKS = new AtomicLong();
    private static final CellPage EMPTY = new CellPage(new String[0], new long[0]);
    private static final long OVERHEAD = 64;

    private final String[] names;
    private final long[] measures;
    private final long mark = MARKS.incrementAndGet();

    private CellPage(String[] names, long[] measures) {
        this.names = names;
        this.measures = measures;
    }

    /// Of cells by name, which have equally many measures.
    public static CellPage of(Map<String, long[]> cells) {
        if (cells.isEmpty()) {
            return EMPTY;
        }
        var names = cells.keySet().toArray(String[]::new);
        var width = cells.values().iterator().next().length;
        var measures = new long[names.length * width];
        var at = 0;
        for (var of : cells.values()) {
            if (of.length != width) {
                throw new IllegalStateException("cells of one page have " + width + " and " + of.length + " measures");
            }
            System.arraycopy(of, 0, measures, at, width);
            at += width;
        }
        return new CellPage(names, measures);
    }

    /// @param measures those of the first cell, then those of the next
    static CellPage of(String[] names, long[] measures) {
        return new CellPage(names, measures);
    }

    /// Another one for each page there has been in this process, never 0: what was reckoned from pages can so be told
    /// from what other pages would give, without keeping these.
    public long mark() {
        return mark;
    }

    /// The number of cells.
    public int size() {
        return names.length;
    }

    public String name(int cell) {
        return names[cell];
    }

    /// Adds the measures of a cell to sums, as many as both have.
    public void addTo(long[] sums, int cell) {
        var width = measures.length / names.length;
        var from = cell * width;
        for (var i = 0; i < Math.min(width, sums.length); i++) {
            sums[i] += measures[from + i];
        }
    }

    /// Bytes of the page in memory, without its cells' names.
    long bytes() {
        return OVERHEAD + 4L * names.length + 8L * measures.length;
    }
}
