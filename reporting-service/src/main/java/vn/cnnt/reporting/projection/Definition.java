package vn.cnnt.reporting.projection;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;
import vn.cnnt.reporting.slots.Bytes;

/// What the figures are made of: how an event changes the view of one entity, and what a view adds to which cells.
/// Pure.
///
/// @param <V> the view of one entity (an enterprise, a grant): an immutable record that Jackson writes and reads
public interface Definition<V> {
    /// Changes whenever the same log would give other figures; a run keeps to one version.
    String version();

    Class<V> viewType();

    /// The view of `entity` after an event that was addressed to it.
    V apply(String entity, @Nullable V view, Envelope event);

    /// The names of all pages of cells there can be, in an order that stays.
    Collection<String> pages();

    /// The names of all ledgers.
    default Collection<String> ledgers() {
        return List.of();
    }

    /// What this one entity adds to the figures as it stands; summed over all entities they are the cells.
    void contribute(String entity, V view, Contributions into);

    /// What the figures change by when the entity's view does: its contributions before subtracted, those after added.
    /// A definition that can tell which contributions stay the same may leave these out.
    ///
    /// @param into copies the measures it is given; of what is entered twice, the last counts
    default void contributeChange(String entity, @Nullable V before, V after, Contributions into) {
        if (before != null) {
            contribute(entity, before, new Contributions() {
                @Override
                public void add(String page, String cell, long[] measures) {
                    var negative = new long[measures.length];
                    for (var i = 0; i < measures.length; i++) {
                        negative[i] = -measures[i];
                    }
                    into.add(page, cell, negative);
                }

                @Override
                public void enter(String ledger, String account, @Nullable Bytes content) {
                    into.enter(ledger, account, null);
                }
            });
        }
        contribute(entity, after, into);
    }
}
