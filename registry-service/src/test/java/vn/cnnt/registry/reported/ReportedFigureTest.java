package vn.cnnt.registry.reported;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.decision.Decision.Refusal.INVALID;
import static vn.cnnt.registry.decision.Decision.Refusal.NOT_ALLOWED_NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.decision.Scenario;

class ReportedFigureTest {
    private static final ReportedFigureCommand.Enter EIGHT = new ReportedFigureCommand.Enter(
            OfficialForm.VOTING,
            Province.of("VN-20"),
            2019,
            "TOTAL",
            "recognised.PROVINCE",
            8,
            "Sở Công Thương Lạng Sơn",
            null);

    @Test
    void it_is_recorded_corrected_and_withdrawn_and_stays_that_of_its_cell() {
        var corrected = figure().given(List.of(EIGHT)).when(correction(9, "thiếu một sản phẩm"));

        assertThat(corrected.thenEvents()).singleElement().isInstanceOf(ReportedFigureEvent.Corrected.class);
        assertThat(corrected.then())
                .isEqualTo(new ReportedFigureDetails(
                        OfficialForm.VOTING,
                        Province.of("VN-20"),
                        2019,
                        "TOTAL",
                        "recognised.PROVINCE",
                        9,
                        "Sở Công Thương Lạng Sơn",
                        null,
                        false));

        var withdrawn = corrected.when(new ReportedFigureCommand.Withdraw("nhầm biểu"));

        assertThat(withdrawn.thenEvents()).singleElement().isInstanceOf(ReportedFigureEvent.Withdrawn.class);
        assertThat(withdrawn.then().withdrawn()).isTrue();
        assertThat(withdrawn.then().value()).isEqualTo(9);
    }

    @Test
    void why_it_was_changed_is_kept() {
        var decision = figure().given(List.of(EIGHT))
                .when(correction(9, "thiếu một sản phẩm"))
                .decision();

        assertThat(((Decision.Accepted) decision).reason()).isEqualTo("thiếu một sản phẩm");
    }

    @Test
    void a_correction_that_changes_nothing_leaves_no_event() {
        assertThat(figure().given(List.of(EIGHT))
                        .when(correction(8, "soát lại"))
                        .thenEvents())
                .isEmpty();
    }

    @Test
    void a_withdrawn_one_is_final() {
        var past = List.<ReportedFigureCommand>of(EIGHT, new ReportedFigureCommand.Withdraw("nhầm"));

        figure().given(past).when(correction(9, "x")).thenRefused(NOT_ALLOWED_NOW, "", "figure-withdrawn");
        figure().given(past)
                .when(new ReportedFigureCommand.Withdraw("x"))
                .thenRefused(NOT_ALLOWED_NOW, "", "figure-withdrawn");
    }

    @Test
    void a_cell_is_taken_until_its_figure_is_withdrawn() {
        var recorded = figure().when(EIGHT).then();

        assertThat(ReportedFigureType.REPORTED_FIGURES.keys(recorded))
                .containsEntry("cell", "f-VOTING.VN-20.2019/TOTAL/recognised.PROVINCE");
        assertThat(ReportedFigureType.REPORTED_FIGURES.keys(withdrawn())).containsEntry("cell", null);
    }

    @Test
    void the_page_it_stands_on_hears_of_everything_that_happens_to_it() {
        assertThat(ReportedFigureType.REPORTED_FIGURES.addressees(
                        figure().when(EIGHT).then()))
                .containsExactly("f-VOTING.VN-20.2019");
        assertThat(ReportedFigureType.REPORTED_FIGURES.addressees(withdrawn())).containsExactly("f-VOTING.VN-20.2019");
    }

    @ParameterizedTest
    @EnumSource
    void every_cell_of_a_form_in_which_something_can_stand_can_be_reported_and_no_other(OfficialForm form) {
        for (var row : form.rows()) {
            for (var column : form.columns()) {
                var scenario = figure().when(new ReportedFigureCommand.Enter(
                        form, Province.of("VN-20"), 2019, row, column, 1, "Báo cáo", null));
                if (form.hasCell(row, column)) {
                    assertThat(scenario.then().row()).isEqualTo(row);
                } else {
                    scenario.thenRefused(INVALID, "/column", "cell-always-empty");
                }
            }
        }
    }

    static ReportedFigureDetails withdrawn() {
        return figure().given(List.of(EIGHT))
                .when(new ReportedFigureCommand.Withdraw("nhầm"))
                .then();
    }

    private static ReportedFigureCommand correction(long value, String reason) {
        return new ReportedFigureCommand.Correct(value, "Sở Công Thương Lạng Sơn", null, reason);
    }

    private static Scenario<ReportedFigureDetails, ReportedFigureCommand> figure() {
        return new Scenario<>(ReportedFigure::apply, ReportedFigure::decide);
    }
}
