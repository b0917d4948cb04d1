package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {
    private final Roster roster = new Roster();

    @ParameterizedTest
    @ValueSource(strings = {"CTCP Chè Thái Bình", "công ty CP chè thái bình", "Cty Cổ phần Chè Thái-Bình"})
    void a_name_that_differs_in_writing_only_joins(String spelled) {
        roster.add("e-1", List.of("Công ty Cổ phần Chè Thái Bình"));

        assertThat(roster.exact(spelled)).containsExactly("e-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Công ty TNHH Chè Thái Bình",
                "Công ty Cổ phần Chè Thái Bình Lạng Sơn",
                "Công ty Cổ phần Chè Thái Bìn",
                "HTX Chè Thái Bình"
            })
    void a_name_that_is_nearly_it_asks(String spelled) {
        roster.add("e-1", List.of("Công ty Cổ phần Chè Thái Bình"));

        assertThat(roster.exact(spelled)).isEmpty();
        assertThat(roster.near(spelled)).extracting(Roster.Candidate::id).containsExactly("e-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Công ty Cổ phần Mac ca & Sa chi Lạng Sơn", "CTCP Macca Sachi Lạng Sơn"})
    void two_spellings_of_one_foreign_word_ask(String spelled) {
        roster.add("e-1", List.of("Công ty Cổ phần Macca & Sachi Lạng Sơn"));

        assertThat(roster.near(spelled)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTX chè Hảo Đạt", "HTX chè Tuyết Hương", "Hợp tác xã Sen Việt"})
    void another_name_is_another(String spelled) {
        roster.add("e-1", List.of("HTX chè an toàn Nguyên Việt"));
        roster.add("e-2", List.of("Công ty TNHH xuất nhập khẩu Hương Sen Việt"));

        assertThat(roster.near(spelled)).isEmpty();
    }

    @Test
    void an_alias_is_a_name() {
        roster.add("e-1", List.of("Công ty A", "Cơ sở Bánh Bà Ba"));

        assertThat(roster.exact("cơ sở bánh bà ba")).containsExactly("e-1");
    }
}
