package vn.cnnt.benchmarks;

import java.time.Duration;
import java.util.List;
import vn.cnnt.servers.identity.TestIdentity;

/// Who measures: one who may do everything, known by an issuer in this process, so that the services check each token
/// as they would anybody's.
final class Identity {
    private static final List<String> ROLES = List.of("officer", "approver", "auditor", "operator", "history");

    /// A token is good for an hour.
    private static final long RENEWED_AFTER = Duration.ofMinutes(30).toNanos();

    private static volatile Token token = Token.made();

    private Identity() {}

    private record Token(String value, long since) {
        static Token made() {
            return new Token(TestIdentity.token("benchmark", ROLES, List.of("*")), System.nanoTime());
        }
    }

    static String issuer() {
        return TestIdentity.issuer();
    }

    static String token() {
        var present = token;
        if (System.nanoTime() - present.since > RENEWED_AFTER) {
            present = Token.made();
            token = present;
        }
        return present.value;
    }
}
