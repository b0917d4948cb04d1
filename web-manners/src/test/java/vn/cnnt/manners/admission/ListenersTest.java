package vn.cnnt.manners.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.cnnt.manners.Refused;

class ListenersTest {
    private final Listeners listeners = new Listeners(5, 4);

    @Test
    void one_has_four_places_and_another_one_is_let_in_beside_them() {
        var places = new ArrayList<Places.Place>();
        for (var i = 0; i < 4; i++) {
            places.add(listeners.join(from("10.0.0.1")));
        }
        assertOverloaded(from("10.0.0.1"));
        places.add(listeners.join(from("10.0.0.2")));

        assertOverloaded(from("10.0.0.3"));
        places.forEach(Places.Place::close);
        assertThat(listeners.all()).isZero();
        assertThat(listeners.join(from("10.0.0.1"))).isNotNull();
    }

    @Test
    void a_session_that_nobody_has_signed_in_to_makes_nobody_another_one() {
        for (var i = 0; i < 4; i++) {
            var request = from("10.0.0.1");
            request.getSession(true);
            listeners.join(request);
        }
        var request = from("10.0.0.1");
        request.getSession(true);

        assertOverloaded(request);
    }

    private void assertOverloaded(MockHttpServletRequest request) {
        assertThatThrownBy(() -> listeners.join(request))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().slug()).isEqualTo("overloaded"));
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
