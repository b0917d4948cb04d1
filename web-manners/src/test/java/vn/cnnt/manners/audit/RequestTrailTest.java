package vn.cnnt.manners.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.cnnt.manners.Actor;

class RequestTrailTest {
    private static final Actor LAN = new Actor("lan", "Lan", Set.of("officer"), Set.of("VN-20"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere/001203004567",
                "/nowhere/001%20203%20004%20567",
                "/nowhere/%30%30%31203004567",
                "/nowhere/%EF%BC%90%EF%BC%90%EF%BC%91203004567"
            })
    void an_address_that_nobody_has_read_is_kept_without_a_persons_number(String address) {
        var store = new MemoryAuditStore();
        var trail = new RequestTrail(new AuditTrail(store, Clock.systemUTC()), _ -> LAN);

        trail.refused(new MockHttpServletRequest("POST", address));

        assertThat(store.entries.values()).extracting(AuditEntry::action).containsExactly("POST /nowhere/…");
    }
}
