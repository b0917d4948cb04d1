package vn.cnnt.reporting.projection;

/// The store no longer holds a value for a cut; the partition must be read again at a newer one.
final class CutTooOld extends RuntimeException {
    private static final long serialVersionUID = 1;

    CutTooOld() {
        super("the store has moved on from this cut", null, false, false);
    }
}
