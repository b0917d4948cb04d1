package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;

class ValidCertificatesTest {
    private final History history = new History().registered("e-1", "VN-20");

    @Test
    void it_stands_in_every_year_at_whose_end_it_holds() {
        history.applied("e-1", "r1", Level.REGION, 2022).recognised("e-1", "r1", 2022);

        var table = history.ask("valid-certificates", "by=year");

        assertThat(table.rows())
                .extracting(row -> row.get("year") + ":" + row.get("certificates") + ":" + row.get("enterprises"))
                .containsExactly("2022:1:1", "2023:1:1", "2024:1:1", "2025:1:1");
        assertThat(table.total()).as("a stock has no total over years").isEmpty();
    }

    @Test
    void a_revoked_one_was_valid_until_the_day_before() {
        history.applied("e-1", "r1", Level.REGION, 2022)
                .recognised("e-1", "r1", 2022)
                .revoked("e-1", "r1", LocalDate.of(2023, 12, 31));
        history.applied("e-1", "r2", Level.REGION, 2022)
                .recognised("e-1", "r2", 2022)
                .revoked("e-1", "r2", LocalDate.of(2024, 1, 1));

        assertThat(history.ask("valid-certificates", "by=year").rows())
                .extracting(row -> row.get("year") + ":" + row.get("certificates"))
                .containsExactly("2022:2", "2023:1");
    }

    @Test
    void only_what_was_recognised_has_a_certificate() {
        history.applied("e-1", "r1", Level.REGION, 2022);
        history.applied("e-1", "r2", Level.REGION, 2022).notRecognised("e-1", "r2");
        history.applied("e-1", "r3", Level.REGION, 2022)
                .recognised("e-1", "r3", 2022)
                .withdrawn("e-1", "r3");

        assertThat(history.ask("valid-certificates", "by=year").rows()).isEmpty();
    }

    @Test
    void an_enterprise_with_two_certificates_counts_once_in_a_year() {
        history.applied("e-1", "r1", Level.REGION, 2022).recognised("e-1", "r1", 2022);
        history.applied("e-1", "r2", Level.NATIONAL, 2023).recognised("e-1", "r2", 2023);

        var table = history.ask("valid-certificates", "year=2024&by=level");

        assertThat(table.rows())
                .containsExactly(
                        Map.of("level", "REGION", "certificates", 1L, "enterprises", 1L),
                        Map.of("level", "NATIONAL", "certificates", 1L, "enterprises", 1L));
        assertThat(table.total()).isEqualTo(Map.of("certificates", 2L, "enterprises", 1L));
    }

    @Test
    void it_stays_in_the_province_of_the_decision() {
        history.applied("e-1", "r1", Level.REGION, 2022)
                .moved("e-1", "VN-60")
                .recognised("e-1", "r1", 2022)
                .moved("e-1", "VN-04");

        assertThat(history.ask("valid-certificates", "year=2022&by=province,region")
                        .rows())
                .containsExactly(Map.of("province", "VN-60", "region", "SOUTH", "certificates", 1L, "enterprises", 1L));
        assertThat(history.ask("valid-certificates", "year=2022&by=province,region&places=current")
                        .rows())
                .containsExactly(Map.of(
                        "province", "VN-68", "region", "CENTRAL_HIGHLANDS", "certificates", 1L, "enterprises", 1L));
    }

    @Test
    void one_without_an_end_stands_in_every_year_that_can_be_asked_for() {
        history.applied("e-1", "r1", Level.REGION, 2022)
                .correctedRecognition(
                        "e-1",
                        "r1",
                        it -> History.recognised(it, Province.of("VN-20"), LocalDate.of(2022, 1, 1), null));

        assertThat(history.ask("valid-certificates", "year=2100").total()).containsEntry("certificates", 1L);
        assertThat(Asking.findings("valid-certificates", "year=2101"))
                .containsExactly(Finding.error("year", "not-a-year", "2101", "1990", "2100"));
    }

    @Test
    void without_a_year_there_is_no_stock() {
        var needed = Finding.error("year", "stock", "year");

        assertThat(Asking.findings("valid-certificates", "by=level")).containsExactly(needed);
        assertThat(Asking.findings("valid-certificates", "year=2023,2024")).containsExactly(needed);
        assertThat(Asking.findings("valid-certificates", "year=2023,2024&by=year"))
                .isEmpty();
    }
}
