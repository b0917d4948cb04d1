package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class PluralTest {
    private final StaticMessageSource messages = new StaticMessageSource();
    private final Words words = new Words(messages);

    PluralTest() {
        messages.setAlwaysUseMessageFormat(true);
    }

    @Test
    void one_is_one_and_all_else_is_many() {
        assertThat(said("{0} ⟨row|rows⟩", 1)).isEqualTo("1 row");
        assertThat(said("{0} ⟨row|rows⟩", "1")).isEqualTo("1 row");
        assertThat(said("{0} ⟨row|rows⟩", 1L)).isEqualTo("1 row");
        assertThat(said("{0} ⟨row|rows⟩", 0)).isEqualTo("0 rows");
        assertThat(said("{0} ⟨row|rows⟩", "1,001")).isEqualTo("1,001 rows");
        assertThat(said("{0} ⟨row|rows⟩", 21L)).isEqualTo("21 rows");
        assertThat(said("“{0}” ⟨row|rows⟩", "1")).as("a name").isEqualTo("“1” rows");
        assertThat(said("the run''s {0} ⟨cell differs|cells differ⟩ from another run''s", 1))
                .isEqualTo("the run's 1 cell differs from another run's");
    }

    @Test
    void each_goes_by_the_number_before_it() {
        assertThat(said("{1} ⟨event|events⟩ of {0} ⟨firm is|firms are⟩ on the way", 1, 2))
                .isEqualTo("2 events of 1 firm is on the way");
        assertThat(said("of {1} ⟨row|rows⟩, {0}", "2", "1")).isEqualTo("of 1 row, 2");
    }

    @Test
    void a_quote_in_the_message_stays_one() {
        messages.setAlwaysUseMessageFormat(true);

        assertThat(said("{1} ⟨second|seconds⟩: we don''t have {0} yet", "it's", 2))
                .isEqualTo("2 seconds: we don't have it's yet");
    }

    @Test
    void what_somebody_typed_is_left_as_it_is() {
        assertThat(said("“{1}” has {0} ⟨row|rows⟩", 1, "⟨a|b⟩ {0}")).isEqualTo("“⟨a|b⟩ {0}” has 1 row");
    }

    @Test
    void a_word_for_one_alone_is_a_fault_of_the_message() {
        assertThatThrownBy(() -> said("{0} ⟨row", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private String said(String message, Object... arguments) {
        messages.addMessage("code", Locale.ENGLISH, message);
        return words.of("code", Locale.ENGLISH, arguments);
    }
}
