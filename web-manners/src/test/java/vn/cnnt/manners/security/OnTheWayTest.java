package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class OnTheWayTest {
    private final OnTheWay onTheWay = new OnTheWay(5, 3);

    @Test
    void the_session_of_who_was_sent_to_the_provider_is_short() {
        var session = setOut("10.0.0.1");

        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);
        assertThat(onTheWay.many()).isOne();
    }

    @Test
    void who_sets_out_again_in_the_same_session_is_still_one() {
        var session = setOut("10.0.0.1");
        onTheWay.setOut(request("10.0.0.1", session), "/merges");

        assertThat(onTheWay.many()).isOne();
        assertThat(onTheWay.arrive(session)).isEqualTo("/merges");
    }

    @Test
    void one_address_ends_its_own_sessions_and_nobody_elses() {
        var other = setOut("10.0.0.2");
        var ofOne = IntStream.range(0, 20).mapToObj(_ -> setOut("10.0.0.1")).toList();

        assertThat(other.isInvalid()).isFalse();
        assertThat(ofOne.stream().filter(session -> !session.isInvalid()))
                .containsExactlyElementsOf(ofOne.subList(17, 20));
        assertThat(onTheWay.many()).isEqualTo(4);
    }

    @Test
    void many_addresses_end_the_one_that_has_waited_longest() {
        var all = IntStream.range(0, 8).mapToObj(i -> setOut("10.0.0." + i)).toList();

        assertThat(all.stream().filter(session -> !session.isInvalid())).containsExactlyElementsOf(all.subList(3, 8));
        assertThat(onTheWay.many()).isEqualTo(5);
    }

    @Test
    void who_signed_in_is_no_longer_counted_and_comes_back_to_their_page() {
        var session = setOut("10.0.0.1");

        assertThat(onTheWay.arrive(session)).isEqualTo("/me");
        IntStream.range(0, 20).forEach(_ -> setOut("10.0.0.1"));

        assertThat(session.isInvalid()).isFalse();
        assertThat(onTheWay.arrive(session)).isNull();
    }

    @Test
    void a_session_that_ends_by_itself_gives_its_place_back() {
        setOut("10.0.0.1").invalidate();

        assertThat(onTheWay.many()).isZero();
    }

    @Test
    void a_session_that_somebody_signed_in_to_stays_as_long_as_it_is() {
        var session = new MockHttpSession();
        session.setMaxInactiveInterval(7200);
        session.setAttribute(SessionContexts.ENDS, Instant.parse("2026-01-01T08:00:00Z"));

        onTheWay.setOut(request("10.0.0.1", session), "/me");

        assertThat(session.getMaxInactiveInterval()).isEqualTo(7200);
        assertThat(onTheWay.many()).isZero();
    }

    @Test
    void who_goes_to_the_provider_without_asking_here_first_is_counted_as_well() {
        var request = request("10.0.0.1", new MockHttpSession());
        var asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("https://provider.example/authorize")
                .clientId("registry-service")
                .state("any")
                .build();

        new AskedOfProvider(onTheWay).saveAuthorizationRequest(asked, request, new MockHttpServletResponse());

        assertThat(onTheWay.many()).isOne();
    }

    @Test
    void who_is_ended_while_setting_out_and_begins_anew_makes_them_no_more() {
        IntStream.range(0, 5).forEach(i -> setOut("10.0.0." + i));
        var ended = new MockHttpSession() {
            @Override
            public void setAttribute(String name, @Nullable Object value) {
                if (value instanceof String) { // where they come back to, said last
                    IntStream.range(0, 6).forEach(i -> setOut("10.0.1." + i));
                }
                super.setAttribute(name, value);
            }
        };

        onTheWay.setOut(request("10.0.2.1", ended), "/me");

        assertThat(ended.isInvalid()).isTrue();
        assertThat(onTheWay.many()).isEqualTo(5);
    }

    @Test
    void a_crowd_that_sets_out_at_once_is_bounded_as_well() {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500).forEach(i -> crowd.submit(() -> setOut("10.0.0." + i % 7)));
        }

        assertThat(onTheWay.many()).isBetween(1, 5);
    }

    private MockHttpSession setOut(String address) {
        var session = new MockHttpSession();
        onTheWay.setOut(request(address, session), "/me");
        return session;
    }

    private static MockHttpServletRequest request(String address, MockHttpSession session) {
        var request = new MockHttpServletRequest("GET", "/login");
        request.setRemoteAddr(address);
        request.setSession(session);
        return request;
    }
}
