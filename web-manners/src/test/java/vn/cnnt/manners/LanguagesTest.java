package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        ",,vi",
        ",en,en",
        ",'en-GB,en;q=0.8',en",
        ",fr,vi",
        ",'fr,en;q=0.5',en",
        "lang=en,,en",
        "lang=en,vi,en",
        "lang=vi,en,vi",
        "a=b&lang=en,,en",
        "lang=fr,en,en",
        "lang=,en,en",
        "xlang=vi,en,en",
        "q=%zz&lang=en,,en"
    })
    void the_parameter_comes_before_the_header_and_vietnamese_before_all_others(
            @Nullable String query, @Nullable String accept, String language) {
        var request = new MockHttpServletRequest();
        request.setQueryString(query);
        if (accept != null) {
            request.addHeader("Accept-Language", accept);
            request.setPreferredLocales(Locale.LanguageRange.parse(accept).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .toList());
        }

        assertThat(new Languages().resolveLocale(request).getLanguage()).isEqualTo(language);
    }
}
