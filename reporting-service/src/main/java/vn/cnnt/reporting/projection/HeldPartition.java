package vn.cnnt.reporting.projection;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.SlotContent;

/// A partition that a projector writes: where it stands, and what was written of it lately.
final class HeldPartition {
    private final Cache cache;
    private volatile Checkpoint checkpoint;

    HeldPartition(Checkpoint checkpoint, long cacheBytes) {
        this.checkpoint = checkpoint;
        this.cache = new Cache(cacheBytes);
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    void advance(Checkpoint to) {
        checkpoint = to;
    }

    Cache cache() {
        return cache;
    }

    /// The last slots touched, as bytes, so that their size is known.
    static final class Cache {
        private final LinkedHashMap<String, SlotContent> contents = new LinkedHashMap<>(16, 0.75f, true);
        private final long limit;
        private long size;

        Cache(long limit) {
            this.limit = limit;
        }

        @Nullable
        SlotContent get(String id) {
            return contents.get(id);
        }

        void put(String id, SlotContent value) {
            var before = contents.put(id, value);
            size += cost(id, value) - (before == null ? 0 : cost(id, before));
            for (var eldest = contents.entrySet().iterator(); size > limit && eldest.hasNext(); ) {
                var entry = eldest.next();
                size -= cost(entry.getKey(), entry.getValue());
                eldest.remove();
            }
        }

        private static long cost(String id, SlotContent value) {
            var bytes = value.bytes();
            return 160L + id.length() + (bytes == null ? 0 : bytes.length());
        }
    }
}
