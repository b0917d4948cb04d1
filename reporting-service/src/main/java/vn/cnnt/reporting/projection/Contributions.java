package vn.cnnt.reporting.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;

/// Takes what an entity adds to the figures.
public interface Contributions {
    /// Adds to a cell. A page is a set of cells that are kept, read and written as one slot.
    ///
    /// @param page the page's name without generation and partition: `grants|province=VN-20`
    /// @param cell the cell's name within the page
    /// @param measures one number per measure of the dataset; the same length for every cell of a page
    void add(String page, String cell, long[] measures);

    /// Adds the same to the cell of this name on several pages.
    ///
    /// @param pages as a rule one of a few lists that come again and again
    default void add(List<String> pages, String cell, long[] measures) {
        pages.forEach(page -> add(page, cell, measures.clone()));
    }

    /// Puts down what the figures of one account rest on as far as this entity goes, to be found without its view; see
    /// `Snapshot#ledger`.
    ///
    /// @param ledger the ledger's name: `grants`
    /// @param account the account's name within the ledger: `VN-20`
    /// @param content what only the definition reads; null, of a change, where the entity has nothing there any
    ///     more
    default void enter(String ledger, String account, @Nullable Bytes content) {
        // Who wants the cells needs nothing else.
    }
}
