package vn.cnnt.manners.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class EventStreamTest {
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private Instant now = Instant.parse("2026-11-28T05:00:00Z");

    @BeforeEach
    void somebody_asks() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void and_has_asked() {
        RequestContextHolder.resetRequestAttributes();
    }

    /// So that whoever hears nothing for longer knows that the stream is lost.
    @Test
    void a_stream_that_has_nothing_to_say_says_so_every_ten_seconds() throws UnsupportedEncodingException {
        tell(Duration.ofSeconds(25), new ArrayDeque<>());

        assertThat(response.getContentAsString()).isEqualTo("retry: 2000\n\n: nothing new\n\n: nothing new\n\n");
    }

    @Test
    void whatever_is_said_puts_it_off() throws UnsupportedEncodingException {
        tell(Duration.ofSeconds(10), new ArrayDeque<>(List.of("", "", "data: 1\n\n")));

        assertThat(response.getContentAsString()).isEqualTo("retry: 2000\n\ndata: 1\n\n");
    }

    /// Every look at what there is takes half a second of a clock of its own.
    private void tell(Duration time, Queue<String> news) {
        var end = now.plus(time);
        InstantSource clock = () -> now;
        new EventStream(4, EventStream.QUIET, clock.withZone(ZoneOffset.UTC))
                .tell(
                        () -> new EventStream.Telling() {
                            @Override
                            public boolean goesOn() {
                                return now.isBefore(end);
                            }

                            @Override
                            public String next(Duration timeout) {
                                now = now.plusMillis(500);
                                return news.isEmpty() ? "" : news.remove();
                            }

                            @Override
                            public void close() {}
                        },
                        HttpMethod.GET,
                        response);
    }
}
