package vn.cnnt.reporting.slots;

import org.jspecify.annotations.Nullable;

/// The bytes of a slot as of a checkpoint; null where there is nothing.
public record SlotContent(@Nullable Bytes bytes) {
    public static final SlotContent NOTHING = new SlotContent(null);
}
