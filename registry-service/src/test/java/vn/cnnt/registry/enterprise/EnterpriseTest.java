package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.decision.Decision.Refusal.CONFIRM_NEEDED;
import static vn.cnnt.registry.decision.Decision.Refusal.INVALID;
import static vn.cnnt.registry.decision.Decision.Refusal.NOT_ALLOWED_NOW;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.*;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EstablishmentBody;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.web.Spoken;

class EnterpriseTest {
    @Test
    void a_registered_enterprise_is_active_and_has_no_recognitions() {
        var state = enterprise().when(registered(LẠNG_SƠN)).thenWarnsOfNothing().then();

        assertThat(state.details().status()).isEqualTo(EnterpriseStatus.ACTIVE);
        assertThat(state.recognitions()).isEmpty();
    }

    @Test
    void a_likely_duplicate_needs_a_yes_with_a_reason() {
        var likely = List.of(new Likely("e-7", "Cty Cổ phần Việt Bắc"));
        var entered = Entered.of(entry("Công ty CP Việt Bắc", LẠNG_SƠN));
        var yes = List.of("likely-duplicate");

        enterprise(EnterpriseFacts.of(likely))
                .when(new EnterpriseCommand.Register(entered, List.of(), null))
                .thenRefused(CONFIRM_NEEDED, "/name", "likely-duplicate");
        enterprise(EnterpriseFacts.of(likely))
                .when(new EnterpriseCommand.Register(entered, yes, null))
                .thenRefused(INVALID, "/reason", "reason-missing");
        enterprise(EnterpriseFacts.of(likely))
                .when(new EnterpriseCommand.Register(entered, yes, "hai cơ sở khác nhau"))
                .then();
    }

    @Test
    void several_commands_together_happen_one_after_the_other_under_the_reason_of_what_was_confirmed() {
        var likely = List.of(new Likely("e-7", "Cty Cổ phần Việt Bắc"));
        var register = new EnterpriseCommand.Register(
                Entered.of(entry("Công ty CP Việt Bắc", LẠNG_SƠN)), List.of("likely-duplicate"), "hai cơ sở");
        var vote = new EnterpriseCommand.RecordVote(
                application("Trà Ô Long", Level.PROVINCE, 2019, true), Outcome.RECOGNISED, ruling("2019-10-01"), null);

        var decided = (Decision.Accepted) enterprise(EnterpriseFacts.of(likely))
                .when(new EnterpriseCommand.Together(List.of(register, vote)))
                .decision();

        assertThat(decided.events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Registered", "Applied", "Decided");
        assertThat(decided.confirmed()).containsExactly("likely-duplicate");
        assertThat(decided.reason()).isEqualTo("hai cơ sở");
    }

    @Test
    void several_commands_together_are_refused_as_a_whole() {
        var register = registered(LẠNG_SƠN);
        var tooHigh = new EnterpriseCommand.Apply(application("Trà Ô Long", Level.NATIONAL, 2023, false));

        enterprise()
                .when(new EnterpriseCommand.Together(List.of(register, tooHigh)))
                .thenRefused(INVALID, "/level", "ladder");
    }

    @Test
    void an_enterprise_may_be_registered_where_it_was_in_its_time() {
        enterprise().when(registered(BÌNH_THUẬN)).thenWarns("province-ended");
    }

    @Test
    void a_correction_that_changes_nothing_is_no_event() {
        var same = Entered.of(entry("Công ty CP Việt Bắc", LẠNG_SƠN));

        var events = enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(new EnterpriseCommand.CorrectDetails(same, List.of(), "soát lại"))
                .thenEvents();

        assertThat(events).isEmpty();
    }

    @Test
    void another_personal_id_under_the_same_mask_is_an_event() {
        var same = Entered.of(entry("Công ty CP Việt Bắc", LẠNG_SƠN));

        var events = enterprise(EnterpriseFacts.NONE.with(true, null))
                .given(List.of(registered(LẠNG_SƠN)))
                .when(new EnterpriseCommand.CorrectDetails(same, List.of(), "soát lại"))
                .thenEvents();

        assertThat(events).hasSize(1);
    }

    @Test
    void a_correction_asks_again_about_duplicates_only_when_the_name_or_place_is_another() {
        var likely = List.of(new Likely("e-7", "Công ty CP Việt Bắc"));
        var noted = new EnterpriseEntry(
                "Công ty CP Việt Bắc",
                List.of(),
                Identifier.NONE,
                LegalForm.JSC,
                null,
                null,
                LẠNG_SƠN,
                null,
                null,
                "ghi chú");

        var renamed = entry("Công ty CP Đông Bắc", LẠNG_SƠN);
        var registered = enterprise().when(registered(LẠNG_SƠN)).then();

        enterprise(EnterpriseFacts.of(likely))
                .from(registered)
                .when(new EnterpriseCommand.CorrectDetails(Entered.of(noted), List.of(), "bổ sung"))
                .then();
        enterprise(EnterpriseFacts.of(likely))
                .from(registered)
                .when(new EnterpriseCommand.CorrectDetails(Entered.of(renamed), List.of(), "sai tên"))
                .thenRefused(CONFIRM_NEEDED, "/name", "likely-duplicate");
    }

    @Test
    void a_move_changes_the_place_and_remembers_the_old_one() {
        var state = enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(moved(HÀ_NỘI, "2024-03-01"))
                .then();

        assertThat(state.details().province()).isEqualTo(HÀ_NỘI);
        assertThat(state.provinceOn(LocalDate.of(2024, 2, 29))).isEqualTo(LẠNG_SƠN);
        assertThat(state.provinceOn(LocalDate.of(2024, 3, 1))).isEqualTo(HÀ_NỘI);
    }

    @Test
    void a_move_into_an_ended_province_is_refused_after_its_end_and_names_the_successor() {
        var refused = enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(moved(HÀ_GIANG, "2025-07-01"))
                .thenRefused(INVALID, "/province", "province-ended");
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(moved(HÀ_GIANG, "2025-06-30"))
                .then();

        assertThat(refused.findings().getFirst().arguments()).contains("VN-08 (Tuyên Quang)");
    }

    @Test
    void a_move_into_a_province_before_its_beginning_is_refused() {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(moved(BẮC_NINH_TODAY, "2024-01-01"))
                .thenRefused(INVALID, "/province", "province-not-yet");
    }

    @Test
    void a_move_is_never_before_the_last_one_nor_in_the_future() {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), moved(HÀ_NỘI, "2024-03-01")))
                .when(moved(LẠNG_SƠN, "2024-02-01"))
                .thenRefused(INVALID, "/effectiveDate", "move-before-last");
        enterprise()
                .given(List.of(registered(LẠNG_SƠN)))
                .when(moved(HÀ_NỘI, "2026-06-02"))
                .thenRefused(INVALID, "/effectiveDate", "date-in-future");
    }

    @ParameterizedTest
    @EnumSource(
            value = EnterpriseStatus.class,
            names = {"ACTIVE", "REDUCED", "SUSPENDED"})
    void a_dissolved_enterprise_stays_dissolved(EnterpriseStatus status) {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), status(EnterpriseStatus.DISSOLVED, "2024-01-01")))
                .when(status(status, "2024-02-01"))
                .thenRefused(NOT_ALLOWED_NOW, "/status", "status-final");
    }

    @Test
    void to_dissolve_it_twice_the_same_way_changes_nothing() {
        var events = enterprise()
                .given(List.of(registered(LẠNG_SƠN), status(EnterpriseStatus.DISSOLVED, "2024-01-01")))
                .when(status(EnterpriseStatus.DISSOLVED, "2024-01-01"))
                .thenEvents();

        assertThat(events).isEmpty();
    }

    @Test
    void a_dissolved_enterprise_neither_moves_nor_applies_but_its_past_may_still_be_recorded() {
        var past = List.of(registered(LẠNG_SƠN), status(EnterpriseStatus.DISSOLVED, "2024-01-01"));

        enterprise().given(past).when(moved(HÀ_NỘI, "2024-03-01")).thenRefused(NOT_ALLOWED_NOW, "", "enterprise-ended");
        enterprise()
                .given(past)
                .when(applied("Trà Ô Long", Level.PROVINCE, 2024))
                .thenRefused(NOT_ALLOWED_NOW, "", "enterprise-ended");
        enterprise()
                .given(past)
                .when(recorded("Trà Ô Long", Level.PROVINCE, 2019))
                .then();
    }

    @Test
    void a_status_is_never_before_the_last_one() {
        enterprise()
                .given(List.of(registered(LẠNG_SƠN), status(EnterpriseStatus.REDUCED, "2024-01-01")))
                .when(status(EnterpriseStatus.SUSPENDED, "2023-12-31"))
                .thenRefused(INVALID, "/effectiveDate", "status-before-last");
    }

    @Test
    void a_merger_names_a_survivor_that_exists_and_is_another_one() {
        var past = List.of(registered(LẠNG_SƠN));

        enterprise()
                .given(past)
                .when(status(EnterpriseStatus.MERGED_INTO, "2024-01-01"))
                .thenRefused(INVALID, "/mergedInto", "merged-into-missing");
        enterprise(survivor(true))
                .given(past)
                .when(merged("e-1"))
                .thenRefused(INVALID, "/mergedInto", "merged-into-itself");
        enterprise(survivor(false))
                .given(past)
                .when(merged("e-9"))
                .thenRefused(INVALID, "/mergedInto", "enterprise-unknown");
        enterprise(survivor(true, "e-3", "e-1"))
                .given(past)
                .when(merged("e-2"))
                .thenRefused(INVALID, "/mergedInto", "merged-in-a-circle");
        enterprise(survivor(true))
                .given(past)
                .when(new EnterpriseCommand.ChangeStatus(
                        EnterpriseStatus.DISSOLVED, LocalDate.of(2024, 1, 1), "e-2", "giải thể"))
                .thenRefused(INVALID, "/mergedInto", "merged-into-unexpected");
        assertThat(enterprise(survivor(true))
                        .given(past)
                        .when(merged("e-2"))
                        .then()
                        .details()
                        .mergedInto())
                .isEqualTo("e-2");
    }

    @Test
    void what_a_newer_writer_did_still_puts_the_details_in_their_place() {
        var before = enterprise().when(registered(LẠNG_SƠN)).then();
        var after = new EnterpriseEvent.Other(
                "vn.cnnt.enterprise.renamed.v1",
                entry("Tên mới", LẠNG_SƠN).details(EnterpriseStatus.ACTIVE, null, null));

        assertThat(Enterprise.apply(before, after).details().name()).isEqualTo("Tên mới");
        assertThat(Enterprise.apply(before, new RegistryEvent.Unknown("vn.cnnt.audit.held.v1")))
                .isEqualTo(before);
    }

    @Test
    void its_state_survives_being_written_and_read_and_is_flat() {
        var state = enterprise()
                .given(List.of(
                        registered(LẠNG_SƠN),
                        applied("Trà Ô Long", Level.PROVINCE, 2024),
                        recognised("r1", "2024-05-01")))
                .when(moved(HÀ_NỘI, "2024-06-01"))
                .then();

        var json = WireFormat.JSON.writeValueAsString(state);

        assertThat(WireFormat.JSON.readTree(json).get("name").asString()).isEqualTo("Công ty CP Việt Bắc");
        assertThat(WireFormat.JSON.readValue(json, Enterprise.class)).isEqualTo(state);
    }

    @Test
    void it_is_found_by_name_alias_and_tax_code_and_its_number_is_unique() {
        var details = EnterpriseDetails.of(
                "Công ty Cổ phần Chè Thái Bình",
                List.of("Chè Thái Bình Lạng Sơn"),
                new Identifier(IdentifierKind.TAX_CODE, "0100233488"),
                LegalForm.JSC,
                HÀ_GIANG);

        var keys = EnterpriseType.ENTERPRISES.keys(new Enterprise(details, List.of(), List.of()));

        assertThat(keys)
                .hasEntrySatisfying(
                        "words",
                        words -> assertThat(words)
                                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                                .contains("cong", "ty", "co", "phan", "ctcp", "che", "thai", "binh", "lang", "son")
                                .contains("0100233488")
                                .doesNotHaveDuplicates())
                .doesNotContainKeys("productWords", "recognitions")
                .containsEntry("province", "VN-02")
                .containsEntry("status", "ACTIVE")
                .containsEntry("taxCode", "0100233488");
        assertThat(NameKeys.of(details)).containsExactly("VN-08|ctcp che thai binh", "VN-08|che thai binh lang son");
        assertThat(EnterpriseType.ENTERPRISES.uniqueKeys()).containsExactlyInAnyOrder("taxCode", "person");
    }

    @ParameterizedTest
    @CsvSource({
        "0100233488, 0100233488",
        "0314409058-002, 0314409058-002",
        "0100112437, 0100112437",
        "0312687878-001, 0312687878-001",
        "0314409058002, 0314409058-002",
        "0100.233.488, 0100233488"
    })
    void a_tax_code_is_kept_as_it_is_printed_whatever_way_it_was_typed(String typed, String kept) {
        var body = "{\"name\": \"A\", \"legalForm\": \"JSC\", \"province\": \"VN-20\","
                + " \"identifier\": {\"kind\": \"TAX_CODE\", \"value\": \"" + typed + "\"}}";

        assertThat(Spoken.read(EstablishmentBody.class, body)
                        .sound()
                        .entered()
                        .entry()
                        .identifier())
                .isEqualTo(new Identifier(IdentifierKind.TAX_CODE, kept));
    }
}
