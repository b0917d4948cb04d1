package vn.cnnt.registry.reported;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.Province;
import vn.cnnt.registry.decision.Told;

/// Every rule about reported figures, by a request that breaks it.
public class ReportedFigureRefusalsTest {

    @ParameterizedTest
    @MethodSource("rows")
    void tells_the_member_the_code_and_the_words_in_both_languages(Told told) {
        told.check();
    }

    public static List<Told> rows() {
        return List.of(
                row(
                        "a row of another form",
                        recording(OfficialForm.VOTING, "VN-20", 2019, "grants", "applied.PROVINCE"),
                        "/row",
                        "row-not-of-form",
                        "Biểu VOTING không có dòng “grants”; các dòng: HANDICRAFT, AGRO_FOOD, MACHINERY, OTHER, TOTAL.",
                        "VOTING has no row “grants”; it has: HANDICRAFT, AGRO_FOOD, MACHINERY, OTHER, TOTAL."),
                row(
                        "a column of another form",
                        recording(OfficialForm.FUNDING, "VN-20", 2019, "MACHINERY", "applied.PROVINCE"),
                        "/column",
                        "column-not-of-form",
                        "Biểu FUNDING không có cột “applied.PROVINCE”; các cột: LOCAL, NATIONAL, TOTAL.",
                        "FUNDING has no column “applied.PROVINCE”; it has: LOCAL, NATIONAL, TOTAL."),
                row(
                        "a cell in which nothing stands",
                        recording(OfficialForm.RESULTS, "VN-20", 2019, "counterpart", "LOCAL"),
                        "/column",
                        "cell-always-empty",
                        "Ô ở dòng counterpart, cột LOCAL của biểu RESULTS không có số liệu; dòng này chỉ có số liệu ở"
                                + " cột: TOTAL.",
                        "Nothing can stand in row counterpart, column LOCAL of RESULTS; in that row it can in: TOTAL."),
                row(
                        "a province that had ended",
                        recording(OfficialForm.FUNDING, "VN-60", 2026, "MACHINERY", "LOCAL"),
                        "/province",
                        "province-ended",
                        "VN-60 (Bình Thuận) đã kết thúc ngày 2025-06-30 và chỉ nhận việc đến ngày đó; tỉnh kế tục là VN-68"
                                + " (Lâm Đồng).",
                        "VN-60 (Bình Thuận) ended on 2025-06-30 and takes part only in what is dated until then; its successor"
                                + " is VN-68 (Lâm Đồng)."),
                new Told(
                        "a correction after the withdrawal",
                        () -> Told.of(ReportedFigure.decide(
                                ReportedFigureTest.withdrawn(),
                                new ReportedFigureCommand.Correct(9, "Sở Công Thương", null, "x"))),
                        "",
                        "figure-withdrawn",
                        "Số liệu đã được rút vì ghi nhầm, không thay đổi được nữa; hãy ghi số liệu mới cho ô.",
                        "The figure was withdrawn as recorded in error and can no longer change; record a new one for"
                                + " the cell."));
    }

    private static Told row(
            String what, ReportedFigureCommand command, String field, String code, String vi, String en) {
        return new Told(what, () -> Told.of(ReportedFigure.decide(null, command)), field, code, vi, en);
    }

    private static ReportedFigureCommand recording(
            OfficialForm form, String province, int year, String row, String column) {
        return new ReportedFigureCommand.Enter(
                form, Province.of(province), year, row, column, 8, "Sở Công Thương", null);
    }
}
