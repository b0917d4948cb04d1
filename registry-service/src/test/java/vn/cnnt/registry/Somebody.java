package vn.cnnt.registry;

import java.util.List;
import java.util.Set;
import vn.cnnt.manners.Actor;
import vn.cnnt.servers.identity.TestIdentity;

/// Who acts in tests that are about something else: one who may do everything everywhere.
public final class Somebody {
    /// The same for code that is called without a request.
    public static final Actor TESTER =
            new Actor("tester", "tester", Set.of("officer", "approver", "history"), Set.of("*"));

    private static final List<String> ALL = List.of("officer", "approver", "auditor", "operator", "history");

    private Somebody() {}

    /// The value of the header `Authorization`.
    public static String bearer() {
        return bearer("tester");
    }

    public static String bearer(String name) {
        return "Bearer " + TestIdentity.token(name, ALL, List.of("*"));
    }
}
