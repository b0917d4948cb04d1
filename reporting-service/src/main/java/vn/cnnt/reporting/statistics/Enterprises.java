package vn.cnnt.reporting.statistics;

import java.util.List;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.SizeClass;
import vn.cnnt.reporting.view.EnterpriseView;

/// The establishments of the register where and as they are now; dissolved and merged ones stay in it under their
/// status.
final class Enterprises implements OfEnterprises {
    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<Fact> facts(EnterpriseView enterprise) {
        var details = enterprise.details();
        if (details == null) {
            return List.of();
        }
        var size = details.size();
        var values = List.of(
                details.legalForm().name(),
                size == null ? Value.UNKNOWN.code() : size.name(),
                details.status().name());
        return List.of(new Fact(details.province(), values, "", List.of(EnterpriseView.DETAILS), 1));
    }

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.one("legalForm", "Loại hình", "Legal form", Value.of(LegalForm.values())),
            Dimension.one("size", "Quy mô", "Size", Value.of(SizeClass.values(), Value.UNKNOWN)),
            Dimension.one("status", "Tình trạng", "Status", Value.of(EnterpriseStatus.values())));

    private static final List<Measure> MEASURES =
            List.of(Measure.sum("enterprises", "Số cơ sở CNNT", "Establishments"));

    private static final Layout LAYOUT = new Layout(
            "enterprises",
            new Text("Cơ sở công nghiệp nông thôn", "Rural-industry establishments"),
            false,
            DIMENSIONS,
            MEASURES,
            List.of(),
            List.of());
}
