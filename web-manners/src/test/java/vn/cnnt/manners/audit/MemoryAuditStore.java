package vn.cnnt.manners.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// A trail that can be tampered with.
final class MemoryAuditStore implements AuditStore {
    final ConcurrentSkipListMap<Long, AuditEntry> entries = new ConcurrentSkipListMap<>();

    /// What goes wrong with the next entries.
    enum Fault {
        NONE,
        NOT_WRITTEN,
        WRITTEN_UNSEEN
    }

    volatile Fault fault = Fault.NONE;

    @Override
    public boolean append(AuditEntry entry) {
        if (fault == Fault.NOT_WRITTEN) {
            throw new IllegalStateException("the disk is full");
        }
        var isFirst = entries.putIfAbsent(entry.seq(), entry) == null;
        if (fault == Fault.WRITTEN_UNSEEN) {
            return false; // a driver that sends again what it saw no acknowledgement of
        }
        return isFirst;
    }

    @Override
    public Optional<AuditEntry> last() {
        return Optional.ofNullable(entries.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<AuditEntry> entry(long seq) {
        return Optional.ofNullable(entries.get(seq));
    }

    @Override
    public List<AuditEntry> find(AuditFilter filter, long before, int limit) {
        return entries.headMap(before).descendingMap().values().stream()
                .filter(filter::takes)
                .limit(limit)
                .toList();
    }

    @Override
    public void forEach(Consumer<AuditEntry> each) {
        new ArrayList<>(entries.values()).forEach(each);
    }
}
