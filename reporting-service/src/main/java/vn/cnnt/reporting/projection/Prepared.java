package vn.cnnt.reporting.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.SlotContent;
import vn.cnnt.reporting.slots.Store;

/// Everything a batch writes, before anything is written.
///
/// @param values by partition and id, the content of each slot as it will be, whether the batch changes it or not
record Prepared(
        List<ParkedEvent> parked,
        Map<String, Slot> slots,
        List<Store.Advance> advances,
        Map<Integer, Projector.Counts> counts,
        Map<Integer, Map<String, SlotContent>> values) {

    /// The same while it is being made.
    static final class Making {
        private final List<ParkedEvent> parked = new ArrayList<>();
        private final Map<String, Slot> slots = new LinkedHashMap<>();
        private final Map<Integer, Map<String, SlotContent>> values = new HashMap<>();

        void park(Collection<ParkedEvent> events) {
            parked.addAll(events);
        }

        /// A slot is written only where its content changes.
        void put(Share<?> share, String id, SlotContent before, @Nullable Bytes now) {
            var from = share.from();
            var changed = !Objects.equals(before.bytes(), now);
            if (changed) {
                slots.put(id, new Slot(from.epoch(), share.end(), now, from.offset(), before.bytes()));
            }
            values.computeIfAbsent(share.partition(), _ -> new LinkedHashMap<>())
                    .put(id, changed ? new SlotContent(now) : before);
        }

        Prepared done(Collection<? extends Share<?>> shares) {
            var advances = new ArrayList<Store.Advance>();
            var counts = new TreeMap<Integer, Projector.Counts>();
            for (var share : shares) {
                if (share.hasMoved()) {
                    advances.add(share.advance());
                    counts.put(share.partition(), share.counts());
                }
            }
            return new Prepared(parked, slots, advances, counts, values);
        }
    }
}
