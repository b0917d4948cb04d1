package vn.cnnt.registry.enterprise;

import java.util.Optional;
import vn.cnnt.events.Envelope;

/// Tells of a recognition that a merge has recorded at the survivor whose work it was before: at the record that went.
public interface TakenOver {
    /// A recognition at the record that it was entered at, or at one that had taken it over itself.
    record Original(String enterprise, String recognition) {}

    /// @param entered the first event of the recognition; empty where somebody put it forward
    Optional<Original> original(Envelope entered);
}
