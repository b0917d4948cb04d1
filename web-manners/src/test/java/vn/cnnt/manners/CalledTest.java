package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Speech;

/// Pages say what people call a thing, the API names its code.
class CalledTest {
    private static final Locale VI = Languages.VIETNAMESE;
    private static final Finding FINDING = Finding.error(
            "/day", "late", DayOfWeek.MONDAY, LocalDate.of(2026, 3, 5), List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final StaticMessageSource messages = new StaticMessageSource();
    private final Words words = new Words(messages, List.of((code, _) -> code == DayOfWeek.MONDAY ? "thứ hai" : null));

    CalledTest() {
        messages.addMessage("problem.invalid.title", VI, "Sai");
    }

    @Test
    void a_page_calls_a_code_and_writes_a_day_as_people_do() {
        messages.addMessage("finding.late", VI, "{0} {1}; {2}");

        assertThat(Flaws.of(Refusal.invalid(List.of(FINDING)), Speech.of(words, VI))
                        .at("day"))
                .isEqualTo("thứ hai 05/03/2026; thứ hai, FRIDAY");
        assertThat(words.of(FINDING, VI)).isEqualTo("MONDAY 2026-03-05; MONDAY, FRIDAY");
    }

    @Test
    void so_does_a_page_that_says_why_it_can_not_be_shown() {
        messages.addMessage("problem.not-allowed-now.title", VI, "Chưa được");
        messages.addMessage("detail.early", VI, "code {0}");
        messages.addMessage("page.detail.early", VI, "Từ {0}.");
        messages.addMessage("finding.late", VI, "{0}");
        var refusal = Refusal.notAllowedNow().saying("early", DayOfWeek.MONDAY).naming(List.of(FINDING));
        var problems = new Problems(words);

        var onPage = problems.onPage(refusal, VI);
        var document = problems.problem(refusal, VI);

        assertThat(onPage.detail()).isEqualTo("Từ thứ hai.");
        assertThat(onPage.errors().getFirst().message()).isEqualTo("thứ hai");
        assertThat(document.detail()).isEqualTo("code MONDAY");
        assertThat(document.errors().getFirst().message()).isEqualTo("MONDAY");
        assertThat(onPage.type()).isEqualTo(document.type());
    }

    @Test
    void a_page_has_words_of_its_own_where_there_are_any() {
        messages.addMessage("finding.late", VI, "dayOfWeek: {0}");
        messages.addMessage("page.finding.late", VI, "Sau {0} thì muộn.");

        assertThat(Flaws.of(Refusal.invalid(List.of(FINDING)), Speech.of(words, VI))
                        .at("day"))
                .isEqualTo("Sau thứ hai thì muộn.");
    }
}
