package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import vn.cnnt.manners.finding.Finding;

/// What is kept today is read tomorrow, in whatever language.
class KeptFindingsTest {
    private static final Locale VI = Locale.of("vi");

    private final StaticMessageSource messages = new StaticMessageSource();
    private final Words words = new Words(messages);

    KeptFindingsTest() {
        messages.addMessage("finding.of-province", VI, "Việc này thuộc {0}.");
        messages.addMessage("finding.of-province", Locale.ENGLISH, "It is of {0}.");
        messages.addMessage("finding.short-of", VI, "Thiếu {0,number} đồng ở {1}.");
        messages.addMessage("finding.short-of", Locale.ENGLISH, "{0,number} VND are missing at {1}.");
        messages.setUseCodeAsDefaultMessage(false);
    }

    @Test
    void it_is_said_in_the_language_of_whoever_reads() {
        var kept = KeptFindings.of("of-province", "VN-20");

        assertThat(said(kept, VI)).isEqualTo("Việc này thuộc VN-20.");
        assertThat(said(kept, Locale.ENGLISH)).isEqualTo("It is of VN-20.");
    }

    @Test
    void several_are_said_one_after_the_other_and_money_stays_money() {
        var kept = KeptFindings.of(List.of(
                Finding.error("/a", "of-province", List.of("VN-20", "VN-42")),
                Finding.error("/b", "short-of", 12_000_000L, 3)));

        assertThat(said(kept, Locale.ENGLISH)).isEqualTo("It is of VN-20, VN-42. 12,000,000 VND are missing at 3.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Step[kind=END]: the record is gone",
                "",
                "[{\"code\":",
                "[{\"code\":\"of-province\"} is how it began",
                "[1, 2]"
            })
    void what_an_earlier_version_kept_is_said_as_it_stands(String kept) {
        assertThat(said(kept, VI)).isEqualTo(kept);
    }

    @Test
    void what_was_kept_before_is_put_into_words_with_what_mentions_it() {
        var before = KeptFindings.of("short-of", 12_000_000L, "VN-20");

        assertThat(said(KeptFindings.of("of-province", new KeptFindings.Before(before)), Locale.ENGLISH))
                .isEqualTo("It is of 12,000,000 VND are missing at VN-20..");
        assertThat(said(KeptFindings.of("of-province", new KeptFindings.Before("an old text")), VI))
                .isEqualTo("Việc này thuộc an old text.");
    }

    /// Such as what stands in a header of a record that anybody wrote.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"code\":\"short-of\",\"arguments\":[1,\"x\"]}]",
                "[{\"code\":\"short-of\"},null]",
                "[{\"code\":null}]"
            })
    void a_text_that_is_mentioned_is_said_as_it_stands_whatever_it_looks_like(String text) {
        assertThat(said(KeptFindings.of("of-province", text), Locale.ENGLISH)).isEqualTo("It is of " + text + ".");
    }

    @Test
    void a_code_that_has_no_words_any_more_is_said_by_itself() {
        assertThat(said(KeptFindings.of("long-gone", 1), VI)).isEqualTo("long-gone");
    }

    @Test
    void a_personal_id_that_is_quoted_is_not_kept() {
        assertThat(KeptFindings.of("of-province", "hộ 020 185 012 345"))
                .doesNotContain("020 185", "012 345")
                .doesNotContain("020185012345");
    }

    private String said(String kept, Locale locale) {
        return KeptFindings.say(kept, words, locale);
    }
}
