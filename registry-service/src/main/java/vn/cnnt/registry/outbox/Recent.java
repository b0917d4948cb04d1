package vn.cnnt.registry.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

/// Up to which version something has been done, of the aggregates it was done for last.
final class Recent extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1;

    private Recent() {
        super(1000, 0.75f, true);
    }

    static Map<String, Long> versions() {
        return new Recent();
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
        return size() > Wake.MOST;
    }
}
