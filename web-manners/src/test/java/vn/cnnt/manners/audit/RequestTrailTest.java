package vn.cnnt.manners.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.form.FormMapping;

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

    /// One method has the form and what it is sent to, and who only looks at it does nothing.
    @Test
    void whoever_looks_at_a_form_is_not_said_to_have_done_what_it_is_for() throws ReflectiveOperationException {
        var store = new MemoryAuditStore();
        var trail = new RequestTrail(new AuditTrail(store, Clock.systemUTC()), _ -> LAN);
        var method = new HandlerMethod(new Starting(), Starting.class.getDeclaredMethod("start"));

        for (var verb : List.of("GET", "HEAD", "POST")) {
            var request = new MockHttpServletRequest(verb, "/merges/m-1/start");
            request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, method);
            trail.refused(request);
        }
        assertThat(store.entries.values())
                .extracting(AuditEntry::action)
                .containsExactly("GET /merges/m-1/start", "HEAD /merges/m-1/start", "startMerge");
    }

    @Test
    void only_a_form_that_was_sent_is_an_act_that_the_state_of_its_thing_refused() throws ReflectiveOperationException {
        var store = new MemoryAuditStore();
        var acts = new RefusedActs(new RequestTrail(new AuditTrail(store, Clock.systemUTC()), _ -> LAN));
        var method = new HandlerMethod(new Starting(), Starting.class.getDeclaredMethod("start"));
        var conflict = new MockHttpServletResponse();
        conflict.setStatus(409);

        for (var verb : List.of("GET", "HEAD", "POST")) {
            var request = new MockHttpServletRequest(verb, "/merges/m-1/start");
            request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, method);
            acts.afterCompletion(request, conflict, method, null);
        }
        assertThat(store.entries.values()).extracting(AuditEntry::action).containsExactly("startMerge");
    }

    private static final class Starting {
        @Audited
        @Operation(operationId = "startMerge")
        @FormMapping("/merges/{id}/start")
        void start() {}
    }
}
