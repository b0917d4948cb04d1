package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;

class ListWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty cổ phần Chè Thái Bình|JSC",
                "CTCP Chè|JSC",
                "Công ty TNHH MTV Thu Giang|LLC_ONE_MEMBER",
                "Cty TNHH MTV Thu Giang|LLC_ONE_MEMBER",
                "Công ty TNHH Núi Hồng|LLC",
                "HTX miến Việt Cường|COOPERATIVE",
                "Hợp tác xã Thành Công|COOPERATIVE",
                "Hộ kinh doanh Phạm Thị Hội|HOUSEHOLD",
                "HKD Phạm Thị Hội|HOUSEHOLD",
                "DNTN Đức Phát|PRIVATE_ENTERPRISE",
                "Tổ hợp tác Sen|COOPERATIVE_GROUP",
                "THT Sen|COOPERATIVE_GROUP",
                "Cơ sở sản xuất bún ngô Thuận Anh|OTHER",
                "Công ty Lương thực Trà Vinh|OTHER",
                "Bầu Mây|OTHER"
            })
    void the_legal_form_is_how_a_name_begins(String name, LegalForm form) {
        assertThat(ListWords.legalFormOf(name)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty TNHH|LLC",
                "TNHH|LLC",
                "Cty TNHH 2 thành viên|LLC",
                "Cty TNHH MTV|LLC_ONE_MEMBER",
                "TNHH MTV|LLC_ONE_MEMBER",
                "Công ty TNHH một thành viên|LLC_ONE_MEMBER",
                "CTCP|JSC",
                "Cty CP|JSC",
                "CP|JSC",
                "HTX|COOPERATIVE",
                "hợp tác xã|COOPERATIVE",
                "Liên hiệp HTX|COOPERATIVE_UNION",
                "DNTN|PRIVATE_ENTERPRISE",
                "HKD|HOUSEHOLD",
                "Hộ cá thể|HOUSEHOLD",
                "hộ kinh doanh cá thể|HOUSEHOLD",
                "THT|COOPERATIVE_GROUP",
                "cơ sở|OTHER",
                "LLC|LLC"
            })
    void a_legal_form_is_known_in_its_column_in_every_short_spelling(String written, LegalForm form) {
        assertThat(ListWords.legalForm(written)).contains(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Công ty", "DNNN", "HTX Mai Anh", "123"})
    void what_is_no_legal_form_is_none(String written) {
        assertThat(ListWords.legalForm(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Đạt", "ĐẠT", "Được công nhận", "công nhận", "Đã được công nhận", "RECOGNISED", "✓", "✔", "✅"})
    void what_says_recognised_is(String written) {
        assertThat(ListWords.outcome(written)).contains(ListWords.Outcome.RECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Không đạt", "không công nhận", "Không được công nhận", "KHÔNG ĐẠT", "ko đạt", "NOT_RECOGNISED"})
    void what_says_not_recognised_is_never_recognised(String written) {
        assertThat(ListWords.outcome(written)).contains(ListWords.Outcome.NOT_RECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "✗",
                "❌",
                "☒",
                "x",
                "X",
                "-",
                "?",
                "…",
                "(Không đạt)",
                "(Đạt)",
                "Đạt?",
                "[Đạt]",
                "Không",
                "Có",
                "0",
                "1",
                "Chưa đạt",
                "Đạt/Không đạt",
                "đang xét"
            })
    void what_nobody_understands_is_no_outcome(String written) {
        assertThat(ListWords.outcome(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "có,true",
        "Có,true",
        "x,true",
        "X,true",
        "✓,true",
        "✔,true",
        "☑,true",
        "Y,true",
        "1,true",
        "không,false",
        "K,false",
        "0,false",
        "☐,false",
        "N,false"
    })
    void ticks_and_words_say_yes_or_no(String written, boolean yes) {
        assertThat(ListWords.flag(written)).contains(yes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"✗", "❌", "☒", "(x)", "x?", "có lẽ", "2", "…"})
    void a_cross_or_a_doubt_is_neither(String written) {
        assertThat(ListWords.flag(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NATIONAL", "cấp Quốc gia", "Cấp quốc gia", "national"})
    void a_word_of_a_list_is_known_in_both_languages(String written) {
        assertThat(ListWords.one(Level.class, written, Map.of())).contains(Level.NATIONAL);
    }
}
