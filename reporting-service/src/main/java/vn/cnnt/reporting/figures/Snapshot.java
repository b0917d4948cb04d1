package vn.cnnt.reporting.figures;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.CellPage;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.pages.Ledger;
import vn.cnnt.reporting.pages.Section;

/// One partition as it stood at its checkpoint. Every read is of that cut; where the store no longer holds a value for
/// it, the whole partition is read again at a newer one (the reader never sees that, it is called again).
///
/// @param <V> the view type
public interface Snapshot<V> {
    int partition();

    /// The entities for which events are parked; null where there are too many to name.
    @Nullable
    SortedSet<String> blocked();

    /// The records that were folded into the partition.
    Input input();

    /// @param end the offset that follows the last record that was folded
    /// @param events the number of records that were
    /// @param digest over them, see `InputDigest`; null where it isn't known
    record Input(long end, long events, @Nullable String digest) {}

    /// The cells of some pages, perhaps from memory and perhaps with others; a page without any is absent.
    default Map<String, CellPage> pages(Collection<String> pages) {
        var found = new HashMap<String, CellPage>();
        cells(pages).forEach((page, there) -> found.put(page, CellPage.of(there)));
        return found;
    }

    /// The cells of some pages as the store has them, by page and cell name; a page that was never written is absent.
    Map<String, Map<String, long[]>> cells(Collection<String> pages);

    /// The entities with some ids, as far as this partition holds them.
    Map<String, Entity<V>> entities(Collection<String> ids);

    /// Whether it has ledgers: not where its run was made by a definition that this service doesn't have.
    boolean hasLedgers();

    /// What entities have in some accounts of a ledger, in the order of account and entity.
    void ledger(String ledger, Set<String> accounts, Consumer<Section> reader);

    /// What entities have in all accounts of a ledger.
    void ledger(String ledger, Consumer<Section> reader);

    /// What entities have in a ledger from some place on, in the order of account and entity, until the reader wants no
    /// more. What stands before that place may come, too.
    ///
    /// @param wanted the accounts that matter: others need not come, and may
    /// @param reader false where it wants no more
    default void ledger(String ledger, String account, String entity, Ledger.Wanted wanted, Predicate<Section> reader) {
        var goesOn = new boolean[] {true};
        ledger(ledger, section -> {
            if (goesOn[0] && section.account().compareTo(account) >= 0 && wanted.has(section.account())) {
                goesOn[0] = reader.test(section);
            }
        });
    }

    /// Every entity of this partition.
    void forEach(BiConsumer<String, Entity<V>> reader);
}
