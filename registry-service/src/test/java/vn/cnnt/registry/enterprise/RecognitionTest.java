package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.decision.Decision.Refusal.CONFLICT;
import static vn.cnnt.registry.decision.Decision.Refusal.INVALID;
import static vn.cnnt.registry.decision.Decision.Refusal.NOT_ALLOWED_NOW;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.Region;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Recognitions;
import vn.cnnt.registry.recognition.Ruling;

class RecognitionTest {
    private static final List<EnterpriseCommand> RECOGNISED_AT_PROVINCE =
            List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2023), recognised("r1", "2023-08-23"));

    @Test
    void an_application_is_kept_with_the_province_of_its_enterprise() {
        var state = enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(applied("Trà Ô Long", Level.PROVINCE, 2024))
                .thenWarnsOfNothing()
                .then();

        var recognition = state.recognitions().getFirst();
        assertThat(recognition.id()).isEqualTo("r1");
        assertThat(recognition.status()).isEqualTo(RecognitionStatus.APPLIED);
        assertThat(recognition.province()).isEqualTo(LẠNG_SƠN);
    }

    @Test
    void a_recognition_records_the_province_at_the_application_and_at_the_decision_and_a_later_move_leaves_both() {
        var state = enterprise()
                .given(List.of(
                        registered(LẠNG_SƠN),
                        applied("Trà Ô Long", Level.PROVINCE, 2024),
                        moved(HÀ_NỘI, "2024-03-01"),
                        recognised("r1", "2024-05-13")))
                .when(moved(LẠNG_SƠN, "2024-06-01"))
                .then();

        assertThat(state.recognitions().getFirst().province()).isEqualTo(LẠNG_SƠN);
        assertThat(state.recognitions().getFirst().decidedProvince()).isEqualTo(HÀ_NỘI);
    }

    @Test
    void a_decision_of_before_the_move_was_made_where_the_enterprise_then_was() {
        var state = enterprise()
                .given(List.of(
                        registered(BÌNH_THUẬN),
                        applied("Nước mắm Mai Hương", Level.PROVINCE, 2024),
                        moved(LÂM_ĐỒNG, "2025-07-01")))
                .when(recognised("r1", "2024-10-15"))
                .then();

        var province = Objects.requireNonNull(state.recognitions().getFirst().decidedProvince());
        assertThat(province).isEqualTo(BÌNH_THUẬN);
        assertThat(province.region()).isEqualTo(Region.SOUTH);
    }

    @Test
    void an_application_is_recorded_as_it_was_put_forward() {
        var application = new Application(
                "Bộ bản lề", ProductGroup.MACHINERY, true, Level.PROVINCE, 2019, true, "báo tỉnh", "từ bài báo");
        var state = enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(new EnterpriseCommand.Apply(application))
                .then();

        assertThat(state.recognitions())
                .containsExactly(RecognitionDetails.applied(
                                "r1", "Bộ bản lề", ProductGroup.MACHINERY, Level.PROVINCE, 2019, LẠNG_SƠN)
                        .with(copy -> {
                            copy.isSet = true;
                            copy.historical = true;
                            copy.source = "báo tỉnh";
                            copy.note = "từ bài báo";
                        }));
    }

    @Test
    void the_same_product_once_per_level_and_year_however_it_is_spelt() {
        var refused = enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(applied("trà ô-long", Level.PROVINCE, 2023))
                .thenRefused(CONFLICT, "/product", "recognition-exists");

        assertThat(refused.existing()).isEqualTo("/api/v1/enterprises/e-1/recognitions/r1");
    }

    @Test
    void the_same_product_is_recognised_again_at_the_same_level_in_another_year() {
        var state = enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(applied("Trà Ô Long", Level.PROVINCE, 2025)))
                .when(recognised("r2", "2025-08-23"))
                .then();

        assertThat(state.recognitions()).hasSize(2);
    }

    @Test
    void a_withdrawn_application_leaves_its_place_free_and_its_id_taken() {
        var state = enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(withdrawn("r1")))
                .when(applied("Trà Ô Long", Level.PROVINCE, 2023))
                .then();

        assertThat(state.recognitions()).extracting(RecognitionDetails::id).containsExactly("r1", "r2");
    }

    @Test
    void the_ladder_is_climbed_step_by_step() {
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(applied("Trà Ô Long", Level.REGION, 2024), recognised("r2", "2024-09-20")))
                .when(applied("Trà Ô Long", Level.NATIONAL, 2025))
                .thenWarnsOfNothing();
    }

    @ParameterizedTest
    @CsvSource({"REGION, 2024", "NATIONAL, 2025"})
    void a_step_that_is_missing_refuses_a_new_application_and_warns_on_a_historical_one(Level level, int year) {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(applied("Trà Ô Long", level, year))
                .thenRefused(INVALID, "/level", "ladder");
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(recorded("Trà Ô Long", level, year))
                .thenWarns("ladder");
    }

    @Test
    void a_revoked_later_undecided_or_other_products_recognition_is_no_step() {
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(revoked("r1", "2023-12-01")))
                .when(applied("Trà Ô Long", Level.REGION, 2024))
                .thenRefused(INVALID, "/level", "ladder");
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(applied("Trà Ô Long", Level.REGION, 2022))
                .thenRefused(INVALID, "/level", "ladder");
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(applied("Trà xanh", Level.REGION, 2024))
                .thenRefused(INVALID, "/level", "ladder");
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2023)))
                .when(applied("Trà Ô Long", Level.REGION, 2024))
                .thenRefused(INVALID, "/level", "ladder");
    }

    @Test
    void the_district_level_ended_with_the_districts() {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(applied("Trà Ô Long", Level.DISTRICT, 2026))
                .thenRefused(INVALID, "/level", "level-ended");
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.DISTRICT, 2025)))
                .when(recognised("r1", "2025-07-01"))
                .thenRefused(INVALID, "/decisionDate", "level-ended");
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.DISTRICT, 2025)))
                .when(recognised("r1", "2025-06-30"))
                .then();
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), recorded("Trà Ô Long", Level.DISTRICT, 2025)))
                .when(recognised("r1", "2025-07-01"))
                .thenWarns("level-ended");
    }

    @Test
    void odd_regional_and_even_national_years_are_noted() {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(recorded("Trà Ô Long", Level.REGION, 2021))
                .thenWarns("region-in-even-years");
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(recorded("Trà Ô Long", Level.NATIONAL, 2022))
                .thenWarns("national-in-odd-years");
    }

    @Test
    void an_ended_province_applies_only_for_years_before_its_end() {
        enterprise()
                .given(List.of(registered(HÀ_GIANG)))
                .when(applied("Chè Shan", Level.PROVINCE, 2025))
                .then();
        var refused = enterprise()
                .given(List.of(registered(HÀ_GIANG)))
                .when(applied("Chè Shan", Level.PROVINCE, 2026))
                .thenRefused(INVALID, "/votingYear", "province-ended");
        enterprise()
                .given(List.of(registered(HÀ_GIANG), applied("Chè Shan", Level.PROVINCE, 2025)))
                .when(recognised("r1", "2025-09-01"))
                .thenRefused(INVALID, "/decisionDate", "province-ended");

        assertThat(refused.findings().getFirst().arguments()).contains("VN-08 (Tuyên Quang)");
    }

    @Test
    void nothing_is_of_a_province_that_came_later() {
        enterprise()
                .given(List.of(registered(BẮC_NINH_TODAY)))
                .when(recorded("Gốm Phù Lãng", Level.PROVINCE, 2020))
                .thenRefused(INVALID, "/votingYear", "province-not-yet");
        enterprise()
                .given(List.of(registered(BẮC_NINH_TODAY), recorded("Gốm Phù Lãng", Level.PROVINCE, 2025)))
                .when(recognised("r1", "2025-06-30"))
                .thenRefused(INVALID, "/decisionDate", "province-not-yet");
        enterprise()
                .given(List.of(registered(BẮC_NINH_TODAY), recorded("Gốm Phù Lãng", Level.PROVINCE, 2025)))
                .when(recognised("r1", "2025-07-01"))
                .then();
    }

    @ParameterizedTest
    @CsvSource({"2024-09-20, 2027-12-31", "2018-08-16, 2021-12-31", "2018-08-15, 2020-12-31", "2017-01-02, 2019-12-31"})
    void a_certificate_holds_to_the_end_of_the_fourth_year_and_of_the_third_before_the_law_changed(
            LocalDate issued, LocalDate last) {
        var state = enterprise()
                .given(List.of(registered(LẠNG_SƠN), recorded("Trà Ô Long", Level.PROVINCE, issued.getYear())))
                .when(recognised("r1", issued.toString()))
                .then();

        assertThat(state.recognitions().getFirst().validFrom()).isEqualTo(issued);
        assertThat(state.recognitions().getFirst().validUntil()).isEqualTo(last);
    }

    @Test
    void a_historical_recognition_without_a_date_holds_from_the_end_of_its_voting_year() {
        var state = enterprise()
                .given(List.of(registered(LẠNG_SƠN), recorded("Trà Ô Long", Level.PROVINCE, 2019)))
                .when(recognised("r1", null))
                .thenWarns("decision-date-missing")
                .then();

        assertThat(state.recognitions().getFirst().validFrom()).isEqualTo(LocalDate.of(2019, 12, 31));
        assertThat(state.recognitions().getFirst().validUntil()).isEqualTo(LocalDate.of(2022, 12, 31));
        assertThat(state.recognitions().getFirst().decisionDate()).isNull();
    }

    @Test
    void a_new_recognition_has_a_date_not_before_its_year_and_not_in_the_future() {
        var past = List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024));

        enterprise()
                .given(past)
                .when(recognised("r1", null))
                .thenRefused(INVALID, "/decisionDate", "decision-date-missing");
        enterprise()
                .given(past)
                .when(recognised("r1", "2023-12-31"))
                .thenRefused(INVALID, "/decisionDate", "decision-before-voting-year");
        enterprise()
                .given(past)
                .when(recognised("r1", "2026-06-02"))
                .thenRefused(INVALID, "/decisionDate", "date-in-future");
    }

    @Test
    void the_issuer_is_that_of_the_level() {
        var past = List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024));
        var minister = new Ruling("1997/QĐ-BCT", LocalDate.of(2024, 8, 23), Issuer.MINISTER, null, null, null);

        enterprise()
                .given(past)
                .when(new EnterpriseCommand.Decide("r1", Outcome.RECOGNISED, minister))
                .thenRefused(INVALID, "/issuer", "issuer-of-level");
        assertThat(enterprise()
                        .given(past)
                        .when(recognised("r1", "2024-08-23"))
                        .then()
                        .recognitions()
                        .getFirst()
                        .issuer())
                .isEqualTo(Issuer.PROVINCIAL_COMMITTEE);
        assertThat(Level.values())
                .extracting(Recognitions::issuerOf)
                .containsExactly(
                        Issuer.DISTRICT_COMMITTEE,
                        Issuer.PROVINCIAL_COMMITTEE,
                        Issuer.NATIONAL_AGENCY,
                        Issuer.MINISTER);
    }

    @Test
    void an_own_end_is_taken_unless_it_is_before_the_start() {
        var past = List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024));
        var date = LocalDate.of(2024, 8, 23);

        var state = enterprise()
                .given(past)
                .when(new EnterpriseCommand.Decide(
                        "r1",
                        Outcome.RECOGNISED,
                        new Ruling("1/QĐ-UBND", date, null, null, "GCN-1", LocalDate.of(2025, 1, 1))))
                .then();
        enterprise()
                .given(past)
                .when(new EnterpriseCommand.Decide(
                        "r1",
                        Outcome.RECOGNISED,
                        new Ruling("1/QĐ-UBND", date, null, null, null, LocalDate.of(2024, 8, 22))))
                .thenRefused(INVALID, "/validUntil", "end-before-start");

        assertThat(state.recognitions().getFirst().validUntil()).isEqualTo(LocalDate.of(2025, 1, 1));
    }

    @Test
    void what_is_not_recognised_has_no_certificate() {
        var past = List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024));

        var refused = enterprise()
                .given(past)
                .when(new EnterpriseCommand.Decide(
                        "r1",
                        Outcome.NOT_RECOGNISED,
                        new Ruling("1/QĐ-UBND", null, null, null, "GCN-1", LocalDate.of(2025, 1, 1))))
                .thenRefused(INVALID, "/certificateNumber", "only-when-recognised");
        var state =
                enterprise().given(past).when(turnedDown("r1", "2024-08-23")).then();

        assertThat(refused.findings()).hasSize(2);
        assertThat(state.recognitions().getFirst().validFrom()).isNull();
    }

    @Test
    void a_strange_or_missing_decision_number_is_noted() {
        var past = List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024));
        var date = LocalDate.of(2024, 8, 23);

        enterprise()
                .given(past)
                .when(new EnterpriseCommand.Decide(
                        "r1", Outcome.RECOGNISED, new Ruling("số 12", date, null, null, null, null)))
                .thenWarns("decision-number-form");
        enterprise()
                .given(past)
                .when(new EnterpriseCommand.Decide(
                        "r1", Outcome.RECOGNISED, new Ruling(null, date, null, null, null, null)))
                .thenWarns("decision-number-unknown");
    }

    @Test
    void only_an_open_application_is_decided() {
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(turnedDown("r1", "2024-01-01"))
                .thenRefused(NOT_ALLOWED_NOW, "", "recognition-decided");
    }

    @Test
    void only_a_recognised_product_is_revoked_and_not_before_its_certificate_holds() {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024)))
                .when(revoked("r1", "2024-09-01"))
                .thenRefused(NOT_ALLOWED_NOW, "", "recognition-not-recognised");
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(revoked("r1", "2023-08-22"))
                .thenRefused(INVALID, "/date", "revocation-before-start");
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(revoked("r1", "2026-06-02"))
                .thenRefused(INVALID, "/date", "date-in-future");
        var revoked = enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(revoked("r1", "2023-12-01"))
                .then()
                .recognitions()
                .getFirst();

        assertThat(revoked.isValidOn(LocalDate.of(2023, 11, 30))).isTrue();
        assertThat(revoked.isValidOn(LocalDate.of(2023, 12, 1))).isFalse();
    }

    @Test
    void revoking_the_only_step_below_another_level_is_noted() {
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(applied("Trà Ô Long", Level.REGION, 2024), recognised("r2", "2024-09-20")))
                .when(revoked("r1", "2024-12-01"))
                .thenWarns("others-rest-on-it");
    }

    @Test
    void what_was_recorded_in_error_is_withdrawn_once_and_stays_in_the_history() {
        var events =
                enterprise().given(RECOGNISED_AT_PROVINCE).when(withdrawn("r1")).thenEvents();
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(withdrawn("r1")))
                .when(withdrawn("r1"))
                .thenRefused(NOT_ALLOWED_NOW, "", "recognition-withdrawn");

        assertThat(events).singleElement().isInstanceOf(RecognitionEvent.Withdrawn.class);
    }

    @Test
    void a_correction_replaces_the_record_and_keeps_the_outcome() {
        var ruling = new Ruling("1302/QĐ-UBND", LocalDate.of(2023, 9, 1), null, "UBND tỉnh", null, null);

        var corrected = enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(correction("Trà Ô Long đặc biệt", 2023, ruling, null))
                .then()
                .recognitions()
                .getFirst();

        assertThat(corrected.product()).isEqualTo("Trà Ô Long đặc biệt");
        assertThat(corrected.status()).isEqualTo(RecognitionStatus.RECOGNISED);
        assertThat(corrected.validFrom()).isEqualTo(LocalDate.of(2023, 9, 1));
        assertThat(corrected.issuerName()).isEqualTo("UBND tỉnh");
        assertThat(corrected.province()).isEqualTo(LẠNG_SƠN);
    }

    @Test
    void a_correction_that_changes_nothing_is_no_event() {
        assertThat(enterprise()
                        .given(RECOGNISED_AT_PROVINCE)
                        .when(correction("Trà Ô Long", 2023, ruling("2023-08-23"), null))
                        .thenEvents())
                .isEmpty();
    }

    @Test
    void a_wrongly_recorded_province_can_be_put_right() {
        var corrected = enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .when(correction("Trà Ô Long", 2023, ruling("2023-08-23"), HÀ_GIANG))
                .then()
                .recognitions()
                .getFirst();

        assertThat(corrected.province()).isEqualTo(HÀ_GIANG);
        assertThat(corrected.decidedProvince()).isEqualTo(HÀ_GIANG);
    }

    @Test
    void a_correction_obeys_the_rules_of_what_it_corrects() {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024)))
                .when(correction("Trà Ô Long", 2024, ruling("2024-08-23"), null))
                .thenRefused(INVALID, "/decisionDate", "only-when-decided");
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(withdrawn("r1")))
                .when(correction("Trà Ô Long", 2023, ruling("2023-08-23"), null))
                .thenRefused(NOT_ALLOWED_NOW, "", "recognition-withdrawn");
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(applied("Trà Ô Long", Level.PROVINCE, 2025)))
                .when(correction("Trà Ô Long", 2025, ruling("2025-08-23"), null))
                .thenRefused(CONFLICT, "/product", "recognition-exists");
        enterprise()
                .given(RECOGNISED_AT_PROVINCE)
                .given(List.of(revoked("r1", "2023-12-01")))
                .when(correction("Trà Ô Long", 2023, ruling("2024-01-01"), null))
                .thenRefused(INVALID, "/decisionDate", "decision-after-revocation");
    }

    @Test
    void one_product_climbs_all_four_levels_and_again() {
        var product = "Tiêu không hạt Bầu Mây (cấp độ 5)";

        var state = enterprise()
                .given(List.of(
                        registered(Province.of("VN-77")),
                        recorded(product, Level.DISTRICT, 2020),
                        recorded(product, Level.PROVINCE, 2020),
                        recorded(product, Level.REGION, 2020),
                        recorded(product, Level.PROVINCE, 2022),
                        recorded(product, Level.REGION, 2022),
                        recorded(product, Level.NATIONAL, 2023),
                        recognised("r1", null),
                        recognised("r2", null),
                        recognised("r3", null),
                        recognised("r4", null),
                        recognised("r5", null)))
                .when(recognised("r6", null))
                .then();

        assertThat(state.recognitions())
                .hasSize(6)
                .allSatisfy(r -> assertThat(r.status()).isEqualTo(RecognitionStatus.RECOGNISED));
    }

    private static EnterpriseCommand correction(String product, int year, Ruling ruling, @Nullable Province province) {
        return new EnterpriseCommand.CorrectRecognition(
                "r1", application(product, Level.PROVINCE, year, false), ruling, province, province, "đính chính");
    }
}
