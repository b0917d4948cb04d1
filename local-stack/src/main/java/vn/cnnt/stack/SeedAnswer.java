package vn.cnnt.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The question the project began with, answered: which establishments of Lạng Sơn were supported from national funds
/// in 2020 and hold a nationally recognised product, with how many grants and how much money.
record SeedAnswer(long enterprises, long grants, long money, List<Cut> cuts) {
    static final Map<String, String> SUPPORTED_ENTERPRISES = Map.of(
            "province", "VN-20",
            "planYear", "2020",
            "source", "NATIONAL",
            "recognitionLevel", "NATIONAL",
            "content", "DEMO_MODEL");
    static final Map<String, String> GRANTS =
            Map.of("province", "VN-20", "planYear", "2020", "source", "NATIONAL", "content", "DEMO_MODEL");

    /// What an answer stands on.
    record Cut(String recordedAt, long lagEvents, long parkedEvents, String offsets) {
        static Cut of(JsonNode cut) {
            var offsets = new ArrayList<String>();
            cut.path("offsets")
                    .properties()
                    .forEach(entry ->
                            offsets.add(entry.getKey() + ":" + entry.getValue().asLong()));
            return new Cut(
                    cut.path("recordedAt").asString("nothing recorded"),
                    cut.path("lagEvents").asLong(0),
                    cut.path("parked").path("events").asLong(0),
                    String.join(" ", offsets));
        }

        @Override
        public String toString() {
            return "%s · offsets %s · %d events behind, %d parked"
                    .formatted(recordedAt, offsets, lagEvents, parkedEvents);
        }
    }

    static SeedAnswer of(JsonNode supportedEnterprises, JsonNode grants) {
        var cuts = List.of(Cut.of(supportedEnterprises.path("cut")), Cut.of(grants.path("cut")));
        return new SeedAnswer(
                measure(supportedEnterprises, "enterprises"),
                measure(grants, "grants"),
                measure(grants, "approved"),
                cuts.stream().distinct().toList());
    }

    private static long measure(JsonNode answer, String name) {
        return answer.path("total").path(name).asLong(0);
    }

    boolean isOfOneCut() {
        return cuts.size() == 1;
    }

    String inWords() {
        var text = new StringBuilder()
                .append("Lạng Sơn, kế hoạch 2020: %d cơ sở CNNT có sản phẩm được công nhận cấp quốc gia được hỗ trợ;"
                        .formatted(enterprises))
                .append(
                        "\n  %d đề án DEMO_MODEL (mô hình trình diễn kỹ thuật), %s đồng từ kinh phí khuyến công quốc gia."
                                .formatted(grants, grouped(money).replace(',', '.')))
                .append("\nLạng Sơn, plan 2020: %d supported establishment%s with a nationally recognised product;"
                        .formatted(enterprises, enterprises == 1 ? "" : "s"))
                .append("\n  %d grant%s, DEMO_MODEL, %s VND from NATIONAL funds."
                        .formatted(grants, grants == 1 ? "" : "s", grouped(money)));
        cuts.forEach(cut -> text.append("\nCut / mốc số liệu: ").append(cut));
        return text.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
