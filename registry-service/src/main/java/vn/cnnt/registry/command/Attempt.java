package vn.cnnt.registry.command;

import vn.cnnt.registry.decision.Decision;

/// One try at a command: what was decided from what was read for it, and what is to be done beside the write.
public record Attempt(Decision decision, Effects effects) {
    /// One that has nothing to do beside the write.
    public static Attempt of(Decision decision) {
        return new Attempt(decision, Effects.NONE);
    }
}
