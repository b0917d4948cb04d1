package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionEvent;

class RecognitionsTest {
    private final History history = new History().registered("e-1", "VN-20");

    @Test
    void an_application_counts_as_applied() {
        history.applied("e-1", "r1", Level.PROVINCE, 2023, ProductGroup.HANDICRAFT);

        assertThat(history.ask("recognitions", "by=votingYear,level,productGroup,province")
                        .rows())
                .containsExactly(Map.of(
                        "votingYear",
                        2023,
                        "level",
                        "PROVINCE",
                        "productGroup",
                        "HANDICRAFT",
                        "province",
                        "VN-20",
                        "applied",
                        1L,
                        "recognised",
                        0L,
                        "notRecognised",
                        0L,
                        "revoked",
                        0L,
                        "enterprisesRecognised",
                        0L));
    }

    @Test
    void an_application_counts_as_applied_whatever_becomes_of_it() {
        history.applied("e-1", "r1", Level.PROVINCE, 2023).recognised("e-1", "r1", 2023);
        history.applied("e-1", "r2", Level.PROVINCE, 2023).notRecognised("e-1", "r2");
        history.applied("e-1", "r3", Level.PROVINCE, 2023).recognised("e-1", "r3", 2023);
        history.revoked("e-1", "r3", LocalDate.of(2024, 5, 1));

        assertThat(history.ask("recognitions", "").total())
                .isEqualTo(Map.of(
                        "applied",
                        3L,
                        "recognised",
                        1L,
                        "notRecognised",
                        1L,
                        "revoked",
                        1L,
                        "enterprisesRecognised",
                        1L));
    }

    @Test
    void what_was_recorded_in_error_counts_nowhere() {
        history.applied("e-1", "r1", Level.PROVINCE, 2023).withdrawn("e-1", "r1");

        assertThat(history.ask("recognitions", "by=level").rows()).isEmpty();
    }

    @Test
    void it_is_applied_for_where_the_enterprise_was_then_and_recognised_where_it_was_at_the_decision() {
        history.applied("e-1", "r1", Level.PROVINCE, 2023).moved("e-1", "VN-04").recognised("e-1", "r1", 2023);
        history.moved("e-1", "VN-46");

        assertThat(history.ask("recognitions", "by=province&measures=applied,recognised")
                        .rows())
                .containsExactly(
                        Map.of("province", "VN-04", "applied", 0L, "recognised", 1L),
                        Map.of("province", "VN-20", "applied", 1L, "recognised", 0L));
    }

    @Test
    void a_correction_moves_it_to_another_group_and_year() {
        history.applied("e-1", "r1", Level.PROVINCE, 2023)
                .correctedRecognition("e-1", "r1", it -> History.inGroup(ProductGroup.OTHER, 2022, it));

        assertThat(history.ask("recognitions", "by=votingYear,productGroup&measures=applied")
                        .rows())
                .containsExactly(Map.of("votingYear", 2022, "productGroup", "OTHER", "applied", 1L));
    }

    @Test
    void an_event_that_only_newer_readers_know_is_applied_like_any_other() {
        history.applied("e-1", "r1", Level.PROVINCE, 2023);
        var corrected = History.inGroup(ProductGroup.MACHINERY, 2021, history.recognition("e-1", "r1"));
        history.happened("e-1", new RecognitionEvent.Other("vn.cnnt.recognition.merged.v3", corrected));

        assertThat(history.ask("recognitions", "by=votingYear&measures=applied").rows())
                .containsExactly(Map.of("votingYear", 2021, "applied", 1L));
    }

    @Test
    void an_enterprise_with_products_in_two_years_stands_in_both_and_counts_once() {
        history.applied("e-1", "r1", Level.PROVINCE, 2021).recognised("e-1", "r1", 2021);
        history.applied("e-1", "r2", Level.PROVINCE, 2023).recognised("e-1", "r2", 2023);

        var byYear = history.ask("recognitions", "by=votingYear&measures=enterprisesRecognised");

        assertThat(byYear.rows())
                .containsExactly(
                        Map.of("votingYear", 2021, "enterprisesRecognised", 1L),
                        Map.of("votingYear", 2023, "enterprisesRecognised", 1L));
        assertThat(byYear.total()).containsEntry("enterprisesRecognised", 1L);
        assertThat(byYear.distinct()).containsExactly("enterprisesRecognised");
        assertThat(history.ask("recognitions", "votingYear=2021,2023&measures=enterprisesRecognised")
                        .rows())
                .containsExactly(Map.of("enterprisesRecognised", 1L));
    }

    @Test
    void recognised_in_two_provinces_that_became_one_it_counts_once_there_today() {
        var moving = new History().registered("e-1", "VN-02");
        moving.applied("e-1", "r1", Level.PROVINCE, 2021).recognised("e-1", "r1", 2021);
        moving.moved("e-1", "VN-08");
        moving.applied("e-1", "r2", Level.PROVINCE, 2023).recognised("e-1", "r2", 2023);

        assertThat(moving.ask("recognitions", "by=province&measures=enterprisesRecognised")
                        .rows())
                .hasSize(2);
        assertThat(moving.ask("recognitions", "by=province&places=current&measures=enterprisesRecognised")
                        .rows())
                .containsExactly(Map.of("province", "VN-08", "enterprisesRecognised", 1L));
        assertThat(moving.ask("recognitions", "province=VN-02,VN-08&measures=enterprisesRecognised")
                        .total())
                .containsEntry("enterprisesRecognised", 1L);
    }
}
