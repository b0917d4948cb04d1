package vn.cnnt.manners;

import java.util.Locale;

/// The service has not been told what it can't do without, or not rightly, so it doesn't start. Whoever starts it reads
/// what is wrong and what to do, where a stack trace would say the first in a hundred lines and the second in none.
public class Misconfigured extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    /// @param fault with the name of the property
    /// @param remedy what to do
    public Misconfigured(String fault, String remedy) {
        super(fault);
        this.remedy = remedy;
    }

    public Misconfigured(String fault, String remedy, Throwable cause) {
        super(fault, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

    /// The name of a property as an environment variable, which containers are told.
    public static String inEnvironment(String property) {
        return property.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    }
}
