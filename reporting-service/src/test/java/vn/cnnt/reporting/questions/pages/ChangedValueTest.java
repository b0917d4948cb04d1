package vn.cnnt.reporting.questions.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.page.Speech;

class ChangedValueTest {
    private static Speech speech(String language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("pages", "manners");
        messages.setDefaultEncoding("UTF-8");
        return Speech.of(new Words(messages), Locale.of(language));
    }

    @ParameterizedTest
    @CsvSource({
        "status, RECOGNISED, Được công nhận, Recognised",
        "status, DISSOLVED, Giải thể, Dissolved",
        "province, VN-20, Lạng Sơn, Lang Son",
        "decisionDate, 2020-03-05, 05/03/2020, 5 Mar 2020",
        "funding/NATIONAL/approved, 600000000, 600.000.000, '600,000,000'",
        "beneficiaries/e-1/amount, UNKNOWN, chưa rõ, unknown",
        "state, APPROVED, Giao kế hoạch, Approved",
        "isSet, true, có, yes",
        "votingYear, 2020, 2020, 2020",
        "mergedInto, e-01m8, e-01m8, e-01m8"
    })
    void a_value_is_read_in_the_readers_language(String field, String value, String vi, String en) {
        assertThat(ChangedValue.of(speech("vi"), field, value).words()).isEqualTo(vi);
        assertThat(ChangedValue.of(speech("en"), field, value).words()).isEqualTo(en);
    }

    @Test
    void what_somebody_typed_stays_as_it_is_and_what_is_absent_is_a_dash() {
        assertThat(ChangedValue.of(speech("en"), "name", "Chè Mẫu Sơn"))
                .isEqualTo(new ChangedValue("Chè Mẫu Sơn", true));
        assertThat(ChangedValue.of(speech("en"), "name", null)).isEqualTo(new ChangedValue("–", false));
    }
}
