package vn.cnnt.reporting.figures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All cells of a run at a cut, summed over the partitions, in the order of their names; what is zero is not there.
public final class Cells {
    private final SortedMap<String, SortedMap<String, long[]>> pages = new TreeMap<>();

    /// The cells of the given pages, as [Snapshot#cells] has them.
    public static Cells of(Collection<Map<String, Map<String, long[]>>> parts) {
        var cells = new Cells();
        parts.forEach(part ->
                part.forEach((page, there) -> there.forEach((cell, measures) -> cells.add(page, cell, measures))));
        return cells;
    }

    public void add(String page, String cell, long[] measures) {
        var there = pages.computeIfAbsent(page, _ -> new TreeMap<>());
        var sums = there.computeIfAbsent(cell, _ -> new long[measures.length]);
        var isZero = true;
        for (var i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], measures[i]);
            isZero &= sums[i] == 0;
        }
        if (isZero) {
            there.remove(cell);
            if (there.isEmpty()) {
                pages.remove(page);
            }
        }
    }

    /// By page and name.
    public SortedMap<String, SortedMap<String, long[]>> byPage() {
        return Collections.unmodifiableSortedMap(pages);
    }

    public long count() {
        return pages.values().stream().mapToLong(Map::size).sum();
    }

    /// SHA-256 over every page's name, its cells' names and measures: a text ends with a zero byte, a number has eight
    /// bytes.
    public String digest() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            pages.forEach((page, cells) -> cells.forEach((cell, measures) -> {
                text(sha256, page);
                text(sha256, cell);
                var numbers = ByteBuffer.allocate(8 * measures.length);
                for (var measure : measures) {
                    numbers.putLong(measure);
                }
                sha256.update(numbers.flip());
            }));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void text(MessageDigest sha256, String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
    }
}
