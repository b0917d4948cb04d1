package vn.cnnt.servers.journal;

import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A set as a list of ids, which counts how often it was entered and how many of its ids were read.
record OrderedIds(TreeSet<String> all, AtomicInteger asked) implements CommonIds.Ordered {

    OrderedIds(TreeSet<String> all) {
        this(all, new AtomicInteger());
    }

    @Override
    public @Nullable String atLeast(String id) {
        asked.incrementAndGet();
        return all.ceiling(id);
    }

    @Override
    public long count() {
        return all.size();
    }

    @Override
    public Iterator<String> ids(@Nullable String after) {
        SortedSet<String> behind = after == null ? all : all.tailSet(after, false);
        return behind.stream().peek(_ -> asked.incrementAndGet()).iterator();
    }
}
