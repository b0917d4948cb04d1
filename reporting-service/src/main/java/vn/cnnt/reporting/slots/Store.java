package vn.cnnt.reporting.slots;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the projection asks of a database: slots that only move on, and checkpoints changed by compare-and-set. Every
/// method throws [StoreUnavailable] where the database doesn't answer; a write may then have happened or not.
public interface Store {
    /// The slots of some ids; one that was never written is absent.
    Map<String, Slot> slots(Collection<String> ids);

    /// Writes slots in any order; of two with the same id the newer one stays, whichever comes last.
    void write(Map<String, Slot> slots);

    /// Keeps parked events; those already kept stay as they are.
    void park(String generation, Collection<ParkedEvent> events);

    /// Parked events by place in the log, whether still parked or healed since; of one entity only, where it is named.
    ///
    /// @param after the id of the last one seen, null for the first
    List<KeptEvent> parked(String generation, @Nullable String entity, @Nullable String after, int limit);

    /// The checkpoints of a generation by partition; one that nobody has taken over is absent.
    Map<Integer, Checkpoint> checkpoints(Generation generation);

    /// Puts a first checkpoint where there is none; false where there is one.
    boolean create(Checkpoint first);

    /// Replaces a checkpoint of this epoch and offset by one with a new writer; false where it has changed meanwhile.
    boolean raise(Checkpoint from, Checkpoint to);

    /// Moves checkpoints on, each only where its epoch and offset are still those it began at; the partitions where
    /// they weren't.
    Set<Integer> advance(List<Advance> advances);

    Optional<Generation> generation(String name);

    /// The generation that answers queries.
    Optional<String> active();

    /// Puts a generation where there is none of its name, and makes it the active one where there is none; the active
    /// one's name.
    String open(Generation generation);

    /// Puts a generation where there is none of its name.
    void prepare(Generation generation);

    /// Makes another generation the active one; false where it is no longer `from`.
    boolean activate(String from, String to);

    /// Deletes what a generation holds, not that it existed.
    void drop(String generation);

    /// From where to where a batch takes a checkpoint.
    record Advance(Checkpoint from, Checkpoint to) {}

    /// A parked event as it is kept; ids are in the order of partition and offset.
    record KeptEvent(String id, ParkedEvent event) {}
}
