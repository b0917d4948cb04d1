package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.List;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.reporting.view.EnterpriseView;

/// Products put forward and what became of them. Products are not enterprises: `enterprisesRecognised` counts those.
///
/// An application counts in the province of the application, its outcome in that of the decision.
final class Recognitions implements OfEnterprises {
    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<Fact> facts(EnterpriseView enterprise) {
        var facts = new ArrayList<Fact>();
        for (var recognition : enterprise.recognitions().values()) {
            var details = recognition.details();
            var decided = details.decidedProvince() == null ? details.province() : details.decidedProvince();
            switch (details.status()) {
                case APPLIED -> facts.add(fact(details, details.province(), 1, 0, 0, 0, 0));
                case RECOGNISED -> {
                    facts.add(fact(details, details.province(), 1, 0, 0, 0, 0));
                    facts.add(fact(details, decided, 0, 1, 0, 0, 1));
                }
                case NOT_RECOGNISED -> {
                    facts.add(fact(details, details.province(), 1, 0, 0, 0, 0));
                    facts.add(fact(details, decided, 0, 0, 1, 0, 0));
                }
                case REVOKED -> {
                    facts.add(fact(details, details.province(), 1, 0, 0, 0, 0));
                    facts.add(fact(details, decided, 0, 0, 0, 1, 0));
                }
                case WITHDRAWN -> {
                    // Recorded in error: it counts nowhere.
                }
            }
        }
        return facts;
    }

    /// In the order of the measures.
    private static Fact fact(RecognitionDetails details, Province province, long... measures) {
        var values = List.of(
                Integer.toString(details.votingYear()),
                details.level().name(),
                details.productGroup().name());
        return new Fact(province, values, details.id(), List.of(details.id()), measures);
    }

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.years("votingYear", "Năm bình chọn", "Voting year", 1000, 9999, Dimension.Spread.MANY),
            Dimension.many("level", "Cấp", "Level", Value.of(Level.values())),
            Dimension.many("productGroup", "Nhóm sản phẩm", "Product group", Value.of(ProductGroup.values())));

    private static final List<Measure> MEASURES = List.of(
            Measure.sum("applied", "Số sản phẩm đăng ký", "Products applied"),
            Measure.sum("recognised", RecognitionStatus.RECOGNISED.vi(), "Products recognised"),
            Measure.sum("notRecognised", RecognitionStatus.NOT_RECOGNISED.vi(), "Products not recognised"),
            Measure.sum("revoked", RecognitionStatus.REVOKED.vi(), "Products revoked"),
            Measure.oncePerEntity(
                    "enterprisesRecognised", "Số cơ sở có sản phẩm được công nhận", "Establishments recognised"));

    private static final List<Comparison> PROGRESSIONS = List.of(Comparison.progression(
            "progression", "So với cấp dưới", "Recognised, to the level below", "recognised", "level"));

    private static final List<Derived> DERIVED =
            List.of(Derived.ratio("recognitionRate", "Tỷ lệ công nhận", "Recognition rate", "recognised", "applied"));

    private static final Layout LAYOUT = new Layout(
            "recognitions",
            new Text("Bình chọn sản phẩm CNNT tiêu biểu", "Recognition of outstanding products"),
            true,
            DIMENSIONS,
            MEASURES,
            DERIVED,
            PROGRESSIONS);
}
