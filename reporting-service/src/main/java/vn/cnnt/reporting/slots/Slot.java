package vn.cnnt.reporting.slots;

import org.jspecify.annotations.Nullable;

/// A value at the end of the last batch that touched it, and before that batch: absolute, so that it may be written
/// late and twice. The store keeps the one of the newest epoch and, within an epoch, of the latest batch.
///
/// @param epoch that of the writer
/// @param end the offset at which the batch ended
/// @param now null where nothing is left
/// @param began the checkpoint at which the batch began
/// @param was null where there was nothing
public record Slot(
        long epoch,
        long end,
        @Nullable Bytes now,
        long began,
        @Nullable Bytes was) {

    /// The value at a cut. Where the slot's epoch was superseded before the batch ended, that batch never happened.
    public @Nullable Bytes at(Checkpoint cut) throws CutTooOld {
        if (end <= cut.offset() && !cut.orphans(epoch, end)) {
            return now;
        }
        if (began > cut.offset()) {
            throw new CutTooOld();
        }
        return was;
    }

    /// Whether the store keeps this one rather than the other.
    boolean isNewerThan(Slot other) {
        return epoch != other.epoch ? epoch > other.epoch : end > other.end;
    }
}
