package vn.cnnt.reporting.statistics;

import java.util.List;
import java.util.random.RandomGenerator;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.reporting.projection.Addressed;
import vn.cnnt.reporting.projection.ConformanceSuite;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.view.EntityView;

/// The real definition, with every dataset, through everything that can happen to a projection.
class RegistryConformanceTest extends ConformanceSuite<EntityView> {
    @Override
    protected Definition<EntityView> definition() {
        return new RegistryDefinition();
    }

    @Override
    protected List<Addressed> history(RandomGenerator random, int events) {
        var history = RandomHistory.of(random, events);
        report(history);
        return history.log().stream()
                .map(it -> new Addressed(it.key(), it.event(), it.envelope().joined()))
                .toList();
    }

    /// Two figures on one page, one of which is corrected and withdrawn, and one on another.
    private static void report(History history) {
        history.reported("f-1", OfficialForm.VOTING, "VN-20", 2020, "TOTAL/recognised.PROVINCE", 8)
                .reported("f-2", OfficialForm.VOTING, "VN-20", 2020, "OTHER/recognised.PROVINCE", 1)
                .reported("f-3", OfficialForm.FUNDING, "VN-60", 2020, "TOTAL/LOCAL", 300);
        var wrong = new ReportedFigureDetails(
                OfficialForm.VOTING, Province.of("VN-20"), 2020, "OTHER", "recognised.PROVINCE", 2, "?", null, false);
        history.reported("f-2", new ReportedFigureEvent.Corrected(wrong));
        history.reported(
                "f-2",
                new ReportedFigureEvent.Withdrawn(new ReportedFigureDetails(
                        wrong.form(),
                        wrong.province(),
                        wrong.year(),
                        wrong.row(),
                        wrong.column(),
                        wrong.value(),
                        wrong.source(),
                        wrong.note(),
                        true)));
    }
}
