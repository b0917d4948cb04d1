package vn.cnnt.manners.finding;

/// JSON pointers (RFC 6901) to the parts of a body.
public final class Pointer {
    private Pointer() {}

    /// The pointer of a member of what `at` points to.
    public static String to(String at, String member) {
        return at + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    public static String to(String at, int element) {
        return at + "/" + element;
    }
}
