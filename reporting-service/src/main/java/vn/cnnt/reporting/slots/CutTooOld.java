package vn.cnnt.reporting.slots;

/// The store no longer holds a value for a cut; the partition must be read again at a newer one.
public final class CutTooOld extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CutTooOld() {
        super("the store has moved on from this cut", null, false, false);
    }
}
