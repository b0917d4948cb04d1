package vn.cnnt.registry.intake;

/// As many files as the service takes in at once are being taken in.
final class TooManyUploads extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyUploads() {
        super("too many uploads at once", null, false, false);
    }
}
