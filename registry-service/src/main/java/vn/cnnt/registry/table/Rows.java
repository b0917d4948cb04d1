package vn.cnnt.registry.table;

import java.io.Closeable;
import java.util.Iterator;
import java.util.Set;

/// The rows of a sheet, one at a time.
public interface Rows extends Iterator<Row>, Closeable {
    /// The columns, from 0, that a reader of the sheet doesn't see; known from the first row on. A format without
    /// such has none.
    default Set<Integer> hiddenColumns() {
        return Set.of();
    }

    /// Whether the cell of the row that came last stands for several rows.
    default boolean isShared(int column) {
        return false;
    }
}
