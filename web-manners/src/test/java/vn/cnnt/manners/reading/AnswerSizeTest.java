package vn.cnnt.manners.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnswerSizeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String QUARTER = "ă".repeat(AnswerSize.MOST / 8 - 2);

    @Test
    void what_fits_is_shown_whole() {
        var items = Collections.nCopies(3, QUARTER);

        assertThat(AnswerSize.fitting(items, JSON)).isEqualTo(items);
        assertThat(AnswerSize.fitting(List.of(), JSON)).isEmpty();
    }

    @Test
    void what_does_not_fit_is_left_to_the_next_part() {
        assertThat(AnswerSize.fitting(Collections.nCopies(9, QUARTER), JSON)).hasSize(4);
    }

    @Test
    void one_that_is_larger_than_all_that_may_be_is_shown_alone() {
        assertThat(AnswerSize.fitting(List.of(QUARTER.repeat(9), "a"), JSON)).hasSize(1);
    }
}
