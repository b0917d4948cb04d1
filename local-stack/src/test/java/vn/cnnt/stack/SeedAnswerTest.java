package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeedAnswerTest {
    private static final String CUT = """
            "cut": {"recordedAt": "2026-11-23T10:00:00+07:00", "lagEvents": 0, "lagSeconds": 0,
                    "parked": {"events": 0, "entities": 0}, "offsets": {"0": 12, "1": 7}}
            """;
    private static final JsonNode ENTERPRISES =
            json("{\"total\": {\"enterprises\": 1, \"support\": 600000000}, " + CUT + "}");
    private static final JsonNode GRANTS = json("{\"total\": {\"grants\": 1, \"approved\": 600000000}, " + CUT + "}");

    @Test
    void the_answer_is_said_in_both_languages_with_its_cut() {
        assertThat(SeedAnswer.of(ENTERPRISES, GRANTS).inWords()).isEqualTo("""
                        Lạng Sơn, kế hoạch 2020: 1 cơ sở CNNT có sản phẩm được công nhận cấp quốc gia được hỗ trợ;
                          1 đề án DEMO_MODEL (mô hình trình diễn kỹ thuật), 600.000.000 đồng từ kinh phí khuyến công quốc gia.
                        Lạng Sơn, plan 2020: 1 supported establishment with a nationally recognised product;
                          1 grant, DEMO_MODEL, 600,000,000 VND from NATIONAL funds.
                        Cut / mốc số liệu: 2026-11-23T10:00:00+07:00 · offsets 0:12 1:7 · 0 events behind, 0 parked""");
    }

    @Test
    void two_answers_from_different_cuts_are_told_apart() {
        var later = json("{\"total\": {}, \"cut\": {\"offsets\": {\"0\": 13}}}");

        assertThat(SeedAnswer.of(ENTERPRISES, GRANTS).isOfOneCut()).isTrue();
        assertThat(SeedAnswer.of(ENTERPRISES, later).isOfOneCut()).isFalse();
        assertThat(SeedAnswer.of(ENTERPRISES, later).inWords()).contains("0:12 1:7", "0:13");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
