package vn.cnnt.registry.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Archive;
import vn.cnnt.registry.store.OutboxEntry;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.registry.store.Page;

/// The events of all aggregates by who did them: those that the log has are in the archive under their actor, those
/// that it hasn't are few.
@Component
public class Changes {
    private static final int DIGITS_OF_TIME = 15;

    private final Aggregates aggregates;
    private final Outboxes outboxes;
    private final Archive archive;

    Changes(Aggregates aggregates, Outboxes outboxes, Archive archive) {
        this.aggregates = aggregates;
        this.outboxes = outboxes;
        this.archive = archive;
    }

    /// The outbox is read first: what the relay takes from there it has put into the archive before.
    ///
    /// @param before the key of the last one that was seen; null for the newest
    public Page<Change> by(String actor, @Nullable String before, int limit) {
        var found = new ArrayList<>(outboxes.by(actor).stream()
                .filter(entry -> before == null || entry.place().compareTo(before) < 0)
                .toList());
        found.addAll(archive.by(actor, before, limit + 1));
        var seen = new HashSet<String>();
        var newest = found.stream()
                .sorted(Comparator.comparing(OutboxEntry::place).reversed())
                .filter(entry -> seen.add(entry.event().id()))
                .limit(limit + 1L)
                .toList();
        return Page.of(newest, limit, OutboxEntry::place).map(entry -> Change.of(entry, aggregates.types()));
    }

    /// Whether it can be the key of one.
    static boolean isPlace(String text) {
        return text.length() > DIGITS_OF_TIME + 1
                && text.charAt(DIGITS_OF_TIME) == '|'
                && text.chars().limit(DIGITS_OF_TIME).allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
