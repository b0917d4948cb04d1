package vn.cnnt.reporting.run;

/// The active figures were made by another version of the definition: they can be read, but not gone on with.
final class OutdatedFigures extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutdatedFigures(String message) {
        super(message);
    }
}
