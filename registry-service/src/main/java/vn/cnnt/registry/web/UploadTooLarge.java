package vn.cnnt.registry.web;

/// A file that is larger than the service takes.
public final class UploadTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long most;

    public UploadTooLarge(long most) {
        super("more than " + most + " bytes", null, false, false);
        this.most = most;
    }

    long most() {
        return most;
    }
}
