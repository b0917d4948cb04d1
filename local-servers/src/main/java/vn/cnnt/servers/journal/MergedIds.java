package vn.cnnt.servers.journal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The ids of several lists, each in its order, as one list in order that names each once.
final class MergedIds implements Iterator<String> {

    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::id));

    private record Head(String id, Iterator<String> rest) {}

    MergedIds(Collection<Iterator<String>> several) {
        several.forEach(this::put);
    }

    private void put(Iterator<String> ids) {
        if (ids.hasNext()) {
            heads.add(new Head(ids.next(), ids));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public String next() {
        @Nullable Head first = heads.peek();
        if (first == null) {
            throw new NoSuchElementException();
        }
        var id = first.id();
        for (var head = heads.peek(); head != null && head.id().equals(id); head = heads.peek()) {
            heads.poll();
            put(head.rest());
        }
        return id;
    }
}
