package vn.cnnt.manners.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.cnnt.manners.Refused;

class ListenersTest {
    private final Listeners listeners = new Listeners(5, 4, Duration.ofMillis(20));

    @Test
    void who_has_gone_and_is_doubted_makes_room_for_the_next() throws Exception {
        var patient = new Listeners(5, 1, Duration.ofMinutes(1));
        var held = patient.join(from("10.0.0.1"));
        assertThat(held.isDoubted()).isFalse();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = threads.submit(() -> patient.join(from("10.0.0.1")));
            while (!held.isDoubted()) {
                Thread.onSpinWait();
            }
            held.close();

            assertThat(next.get().isDoubted()).isFalse();
            assertThat(patient.all()).isOne();
        }
    }

    @Test
    void who_is_there_keeps_the_place_and_is_doubted_no_longer() throws InterruptedException {
        var places = new ArrayList<Listeners.Place>();
        for (var i = 0; i < 4; i++) {
            places.add(listeners.join(from("10.0.0.1")));
        }
        assertOverloaded(from("10.0.0.1"));

        assertThat(places).noneMatch(Listeners.Place::isDoubted);
        assertThat(listeners.all()).isEqualTo(4);
        // closed twice, it is left once
        places.getFirst().close();
        places.getFirst().close();
        assertThat(listeners.all()).isEqualTo(3);
    }

    @Test
    void one_has_four_places_and_another_one_is_let_in_beside_them() throws InterruptedException {
        var places = new ArrayList<PlacesInWork.Place>();
        for (var i = 0; i < 4; i++) {
            places.add(listeners.join(from("10.0.0.1")));
        }
        assertOverloaded(from("10.0.0.1"));
        places.add(listeners.join(from("10.0.0.2")));

        assertOverloaded(from("10.0.0.3"));
        places.forEach(PlacesInWork.Place::close);
        assertThat(listeners.all()).isZero();
        assertThat(listeners.join(from("10.0.0.1"))).isNotNull();
    }

    @Test
    void a_session_that_nobody_has_signed_in_to_makes_nobody_another_one() throws InterruptedException {
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
