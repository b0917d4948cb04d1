package vn.cnnt.registry.personal;

/// A key is missing or is none, so the service doesn't start: without it what is stored could not be read, and what is
/// to be stored would have to be kept openly.
final class UnusableKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnusableKey(String message) {
        super(message);
    }

    static UnusableKey missing(String property) {
        return new UnusableKey("the property " + property
                + " is missing: the file with a key of 32 random bytes in base64 (head -c 32 /dev/urandom | base64)");
    }

    static UnusableKey unreadable(String property, Object file, Exception why) {
        var fault = new UnusableKey("the property " + property + " names a file that can't be read: " + file + " ("
                + why.getClass().getSimpleName() + ")");
        fault.initCause(why);
        return fault;
    }

    static UnusableKey none(String property, Object file) {
        return new UnusableKey("the property " + property + " names a file that holds no key: " + file
                + " must be 32 bytes in base64, that is 44 characters");
    }
}
