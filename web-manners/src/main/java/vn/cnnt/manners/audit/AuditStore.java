package vn.cnnt.manners.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where a service keeps its trail. Entries are added and never changed.
public interface AuditStore {
    /// Adds an entry, for good: what this acknowledges survives the death of the process and of a server.
    ///
    /// @return false where there is an entry of this number already; that one stays
    boolean append(AuditEntry entry);

    Optional<AuditEntry> last();

    Optional<AuditEntry> entry(long seq);

    /// The newest first.
    ///
    /// @param before only entries with a smaller number
    List<AuditEntry> find(AuditFilter filter, long before, int limit);

    /// All of them, in the order of their numbers.
    void forEach(Consumer<AuditEntry> each);
}
