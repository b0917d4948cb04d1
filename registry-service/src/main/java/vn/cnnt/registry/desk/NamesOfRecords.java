package vn.cnnt.registry.desk;

import java.util.Collection;
import java.util.Map;

/// What establishments are called that are known by their ids.
@FunctionalInterface
public interface NamesOfRecords {
    /// By id; without those that are not in the register.
    Map<String, String> of(Collection<String> ids);
}
