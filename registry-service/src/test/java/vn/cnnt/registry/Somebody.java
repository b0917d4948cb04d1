package vn.cnnt.registry;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Actor;
import vn.cnnt.servers.identity.TestIdentity;

/// Who acts in tests that are about something else. All of them may do everything everywhere, but not alone: who
/// enters, who corrects and who decides are three.
public final class Somebody {
    /// The same for code that is called without a request.
    public static final Actor TESTER =
            new Actor("tester", "tester", Set.of("officer", "approver", "history"), Set.of("*"));

    private static final List<String> ALL = List.of("officer", "approver", "auditor", "operator", "history");

    private static final List<String> DECIDING = List.of("/decision", "/revocation", "/withdrawal", "/start");
    private static final List<String> DECIDED = List.of("APPROVED", "REJECTED", "STOPPED", "SETTLED");

    private Somebody() {}

    /// Of whoever's it is to do this.
    public static String bearer(String method, String path, @Nullable String body) {
        if (method.equals("PUT")) {
            return bearer("corrector");
        }
        var address = path.replace("?dryRun=true", "");
        var decides = DECIDING.stream().anyMatch(address::endsWith)
                || (address.endsWith("/transitions")
                        && DECIDED.stream().anyMatch(to -> String.valueOf(body).contains("\"to\": \"" + to)));
        return bearer(decides ? "decider" : "tester");
    }

    /// The value of the header `Authorization`.
    public static String bearer() {
        return bearer("tester");
    }

    public static String bearer(String name) {
        return "Bearer " + TestIdentity.token(name, ALL, List.of("*"));
    }
}
