package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.intake.ImportAnswer.ImportFinding;
import vn.cnnt.registry.intake.ImportAnswer.ImportRow;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowOutcome;
import vn.cnnt.registry.intake.taking.RowReport;
import vn.cnnt.registry.table.Row;

class SheetLookTest {
    private static final Instant TODAY = Instant.parse("2026-11-29T00:00:00Z");

    @Test
    void columns_are_named_as_a_spreadsheet_names_them() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702))
                .extracting(SheetLook::letter)
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }

    @Test
    void a_finding_stands_at_its_cell_also_where_the_cell_is_empty_and_else_beside_the_row() {
        var missing = new ImportFinding("Tên cơ sở", "establishment-missing", "Không ghi tên");
        var hidden = new ImportFinding("", "row-hidden", "Bị ẩn");
        var unit = new ImportFinding("Kinh phí", "sum-in-own-unit", "Theo đơn vị của ô");
        var row = new ImportRow(
                4,
                "2023",
                "refused",
                null,
                Map.of("Kinh phí", "600 triệu"),
                List.of(missing, hidden),
                List.of(unit),
                List.of());

        var look = RowsLook.of(List.of(row), Map.of("2023", List.of("STT", "Tên cơ sở", "Kinh phí")))
                .getFirst();

        assertThat(look.headings()).containsExactly("Tên cơ sở", "Kinh phí");
        assertThat(look.rows().getFirst().cells().get(0).errors()).containsExactly(missing);
        assertThat(look.rows().getFirst().cells().get(1).warnings()).containsExactly(unit);
        assertThat(look.rows().getFirst().others()).containsExactly(hidden);
    }

    @Test
    void rows_are_told_apart_by_their_sheets_in_the_order_of_the_list() {
        var rows = List.of(of("2022", 2), of("2022", 3), of("2023", 2));

        assertThat(RowsLook.of(rows, Map.of())).extracting(RowsLook::sheet).containsExactly("2022", "2023");
        assertThat(RowsLook.of(rows, Map.of()).getFirst().rows()).hasSize(2);
    }

    @Test
    void what_rows_wait_for_is_counted_by_what_would_be_confirmed_together() {
        var rows = List.of(
                waiting(2, "name-nearly-known"),
                waiting(3, "sum-of-two", "name-nearly-known"),
                waiting(4, "name-nearly-known"),
                new ReportedRow(Row.of(5, List.of("x")), RowReport.refused(null, List.of())));

        var waits = WaitingRows.of(List.of(new RowBlock(0, rows, 0)));

        assertThat(waits.isWhole()).isTrue();
        assertThat(waits.groups())
                .containsExactly(
                        new WaitingRows.Group(List.of("name-nearly-known"), 2),
                        new WaitingRows.Group(List.of("name-nearly-known", "sum-of-two"), 1));
    }

    @Test
    void why_rows_are_refused_is_said_once_for_all_that_are_refused_for_it() {
        var nameless = Finding.error("Tên cơ sở", "establishment-missing");
        var rows = List.of(
                refused(2, Finding.error("Cấp", "value-not-known", "xã")),
                refused(3, nameless),
                refused(4, nameless, Finding.error("Cấp", "value-not-known", "ấp")),
                refused(5, nameless),
                waiting(6, "name-nearly-known"));

        var refusals = Refusals.of(List.of(new RowBlock(0, rows, 0)));

        assertThat(refusals.isWhole()).isTrue();
        assertThat(refusals.reasons())
                .containsExactly(
                        new Refusals.Reason(nameless, 3, true),
                        new Refusals.Reason(Finding.error("Cấp", "value-not-known", "xã"), 2, false));
    }

    @Test
    void a_dry_run_says_where_making_it_real_would_enter_nothing() {
        assertThat(tried(TODAY, 1, 2).inVain()).isNull();
        assertThat(tried(TODAY, 0, 2).inVain()).isEqualTo("import.dry.in-vain");
        assertThat(tried(TODAY, 0, 0).inVain()).isEqualTo("import.dry.all-there");
        // one that was stopped, or was made real
        assertThat(tried(null, 0, 2).inVain()).isNull();
    }

    private static ImportLook tried(@Nullable Instant startableUntil, long accepted, long refused) {
        var rows = accepted + refused + 3;
        var answer = new ImportAnswer(
                List.of(),
                "i-1",
                "recognitions",
                true,
                Import.State.DONE,
                "a.csv",
                "officer",
                TODAY,
                rows,
                rows,
                accepted,
                3,
                refused,
                0,
                0,
                TODAY,
                startableUntil,
                null,
                null,
                null,
                List.of());
        return new ImportLook(answer, "", null, List.of(), List.of(), null, List.of(), null, null, null, null, false);
    }

    private static ReportedRow refused(long line, Finding... why) {
        return new ReportedRow(Row.of(line, List.of("x")), RowReport.refused(null, List.of(why)));
    }

    private static ReportedRow waiting(long line, String... codes) {
        var findings = List.of(codes).stream()
                .map(code -> new Finding("Tên", code, Finding.Weight.CONFIRM, List.of()))
                .toList();
        return new ReportedRow(
                Row.of(line, List.of("x")), new RowReport(RowOutcome.TO_CONFIRM, null, findings, List.of()));
    }

    private static ImportRow of(String sheet, long line) {
        return new ImportRow(line, sheet, "accepted", null, Map.of("Tỉnh", "Hà Nội"), List.of(), List.of(), List.of());
    }
}
