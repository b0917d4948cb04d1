package vn.cnnt.reporting.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.Entities;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.Packing;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.SlotContent;

/// A page of views, of which only the entities that records came for are unpacked.
final class ViewPage<V> {
    /// What an entity takes in memory beside the bytes it was read from.
    private static final int OF_EACH = 400;

    private final String id;
    private final int number;
    private final Share<V> share;
    private final Map<String, Opened<V>> opened = new HashMap<>();
    private SlotContent before = SlotContent.NOTHING;
    private SortedMap<String, byte[]> entities = new TreeMap<>();

    ViewPage(String id, int number, Share<V> share) {
        this.id = id;
        this.number = number;
        this.share = share;
    }

    /// Of its slot.
    String id() {
        return id;
    }

    int number() {
        return number;
    }

    Share<V> share() {
        return share;
    }

    /// @return how many bytes it holds
    long open(SlotContent content) {
        before = content;
        entities = Packing.unpackViews(content.bytes());
        return entities.values().stream().mapToLong(it -> it.length).sum();
    }

    /// @return how many bytes more it holds, about
    long fold(String entity, LogRecord record, Entities<V> format) {
        var isNew = !opened.containsKey(entity);
        opened.computeIfAbsent(entity, id -> opened(id, format)).fold().apply(record);
        var value = record.value();
        return (isNew ? OF_EACH : 0L) + (value == null ? 0 : value.length());
    }

    private Opened<V> opened(String entity, Entities<V> format) {
        var written = entities.get(entity);
        var was = written == null ? null : format.read(written);
        return new Opened<>(was, new Fold<>(entity, share.definition(), was));
    }

    /// From records to views, and from these to contributions.
    void close(Entities<V> format, Prepared.Making into) {
        var changed = false;
        for (var one : new TreeMap<>(opened).entrySet()) {
            var entity = one.getKey();
            var was = one.getValue().was();
            var fold = one.getValue().fold();
            into.park(fold.parked());
            share.tally().add(fold);
            var now = fold.after();
            if (!now.equals(was)) {
                share.change(entity, was, now);
                entities.put(entity, format.write(now));
                changed = true;
            }
        }
        opened.clear();
        into.put(share, id, before, changed ? Packing.packViews(entities) : before.bytes());
        if (changed) {
            share.tally().write(number);
        }
    }

    /// An entity as it was, and what comes to it.
    private record Opened<V>(@Nullable Entity<V> was, Fold<V> fold) {}
}
