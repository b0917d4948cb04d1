package vn.cnnt.registry.personal;

import java.io.IOException;
import java.nio.file.Path;
import vn.cnnt.manners.Misconfigured;

/// A key is missing or is none, so the service doesn't start: without it what is stored could not be read, and what is
/// to be stored would have to be kept openly.
final class UnusableKey extends Misconfigured {
    private static final long serialVersionUID = 1;

    /// A new key in place of a lost one is the mistake that can't be undone.
    private static final String MAKE = "A register that has stored no personal id yet takes a new key: "
            + "head -c 32 /dev/urandom | base64 > FILE, readable by the service's user alone. "
            + "One that has needs the key it was stored under: put the copy of it back, no other key opens anything.";

    private UnusableKey(String fault, String remedy) {
        super(fault, remedy);
    }

    private UnusableKey(String fault, String remedy, Exception cause) {
        super(fault, remedy, cause);
    }

    static UnusableKey missing(String property) {
        return new UnusableKey(
                "the property " + property + " is missing: the file with a key of 32 random bytes in base64",
                "Set it, e.g. as the environment variable %s. %s".formatted(inEnvironment(property), MAKE));
    }

    static UnusableKey absent(String property, Path file) {
        return new UnusableKey("the property " + property + " names a file that is not there: " + file, MAKE);
    }

    static UnusableKey unreadable(String property, Path file, IOException why) {
        return new UnusableKey(
                "the property " + property + " names a file that can't be read: " + file + " ("
                        + why.getClass().getSimpleName() + ")",
                "Let the user that the service runs as, %s, read the file and pass through the folders above it: "
                                .formatted(System.getProperty("user.name"))
                        + "it is that user's own, with mode 0400.",
                why);
    }

    static UnusableKey none(String property, Path file) {
        return new UnusableKey(
                "the property " + property + " names a file that holds no key: " + file
                        + " must be 32 bytes in base64, that is 44 characters",
                MAKE);
    }
}
