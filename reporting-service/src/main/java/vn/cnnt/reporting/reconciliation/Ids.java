package vn.cnnt.reporting.reconciliation;

import java.util.Arrays;

/// A million ids in eight bytes each: enough to tell which ones nobody has named.
final class Ids {
    private long[] hashes = new long[1024];
    private int count;
    private boolean sorted;

    void add(String id) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash(id);
        sorted = false;
    }

    /// Wrong about one id in ten million million at a million of them, and then only by passing it.
    synchronized boolean contains(String id) {
        if (!sorted) {
            Arrays.sort(hashes, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, count, hash(id)) >= 0;
    }

    private static long hash(String id) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
