package vn.cnnt.reporting.updates;

import java.util.SortedMap;

/// What those who run the figures are told of besides the cut: how runs are doing, what is parked, what came of the
/// last reconciliation.
public interface OperatorNews {
    /// Everything as it stands, as JSON under a name: `run/<id>`, `parked`, `reconciliation`. The event is called by
    /// what stands before the slash.
    SortedMap<String, String> now();
}
