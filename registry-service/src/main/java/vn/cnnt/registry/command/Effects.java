package vn.cnnt.registry.command;

import java.util.Map;

/// What a command does beside the one write of its aggregate. It runs for each try of an accepted command that has
/// events; never in a dry run.
public interface Effects {
    Effects NONE = new Effects() {};

    /// What must be there as soon as the write is.
    ///
    /// @param version that the aggregate has after the write
    /// @return whether it may be written; false where another one came first, and all has to be looked at again
    default boolean before(long version) {
        return true;
    }

    /// What the write brings of [vn.cnnt.registry.store.AggregateType#keysBeside]; asked for after `before`.
    default Map<String, String> keys() {
        return Map.of();
    }

    /// The write was made.
    default void after() {}

    /// The write was not made, and another try may follow. A process that dies in between says neither this nor that:
    /// what stands from before must then do no harm.
    default void undo() {}
}
