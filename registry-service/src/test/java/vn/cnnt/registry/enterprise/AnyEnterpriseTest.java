package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.*;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Recognitions;
import vn.cnnt.registry.recognition.Ruling;

/// Whatever is asked, no enterprise breaks its rules.
class AnyEnterpriseTest {
    private static final EnterpriseFacts FACTS = EnterpriseFixture.survivor(true);
    private static final List<Province> PROVINCES = List.copyOf(Province.all());

    private final Random random = new Random(20250701);

    @Test
    void after_any_commands_an_enterprise_obeys_its_rules() {
        var reached = new EnumMap<RecognitionStatus, Integer>(RecognitionStatus.class);
        for (var life = 0; life < 400; life++) {
            Enterprise state = null;
            for (var step = 0; step < 30; step++) {
                var command = state == null ? registered(province()) : any(state);
                if (Enterprise.decide("e-1", state, command, FACTS, RULES, TODAY)
                        instanceof Decision.Accepted accepted) {
                    for (var event : accepted.events()) {
                        state = Enterprise.apply(state, event);
                    }
                }
                obeys(Objects.requireNonNull(state));
            }
            Objects.requireNonNull(state)
                    .recognitions()
                    .forEach(recognition -> reached.merge(recognition.status(), 1, Integer::sum));
        }
        assertThat(reached).containsOnlyKeys(RecognitionStatus.values());
    }

    private static void obeys(Enterprise enterprise) {
        var all = enterprise.recognitions();
        assertThat(all).extracting(RecognitionDetails::id).doesNotHaveDuplicates();
        var counted = all.stream()
                .filter(recognition -> recognition.status() != RecognitionStatus.WITHDRAWN)
                .toList();
        assertThat(counted)
                .extracting(r -> r.product() + "|" + r.level() + "|" + r.votingYear())
                .doesNotHaveDuplicates();
        for (var recognition : counted) {
            var holds = recognition.status() == RecognitionStatus.RECOGNISED
                    || recognition.status() == RecognitionStatus.REVOKED;
            var from = recognition.validFrom();
            var until = recognition.validUntil();
            assertThat(from != null && until != null).isEqualTo(holds);
            if (from != null && until != null) {
                assertThat(until).isAfterOrEqualTo(from);
                assertThat(recognition.decidedProvince()).isNotNull();
            }
            if (recognition.revokedOn() != null && from != null) {
                assertThat(recognition.revokedOn()).isAfterOrEqualTo(from);
            }
            if (!recognition.historical() && holds) {
                assertThat(recognition.decisionDate()).isNotNull();
                assertThat(recognition.issuer()).isEqualTo(Recognitions.issuerOf(recognition.level()));
            }
            assertThat(recognition.province().isCurrent()
                            || recognition.province().existedIn(recognition.votingYear()))
                    .isTrue();
        }
        var survivor = enterprise.details().mergedInto() != null;
        assertThat(survivor).isEqualTo(enterprise.details().status() == EnterpriseStatus.MERGED_INTO);
    }

    private EnterpriseCommand any(Enterprise state) {
        return switch (random.nextInt(12)) {
            case 0 -> new EnterpriseCommand.Move(province(), null, null, date(), "chuyển");
            case 1 ->
                random.nextInt(8) == 0
                        ? new EnterpriseCommand.ChangeStatus(
                                EnterpriseStatus.values()[random.nextInt(5)],
                                date(),
                                random.nextBoolean() ? null : "e-2",
                                "đổi")
                        : new EnterpriseCommand.Apply(application());
            case 2, 3, 4, 5 -> new EnterpriseCommand.Apply(application());
            case 6, 7, 8 ->
                state.recognitions().isEmpty()
                        ? new EnterpriseCommand.Apply(application())
                        : new EnterpriseCommand.Decide(one(state), Outcome.values()[random.nextInt(2)], anyRuling());
            case 9 ->
                state.recognitions().isEmpty()
                        ? new EnterpriseCommand.Apply(application())
                        : new EnterpriseCommand.CorrectRecognition(
                                one(state),
                                application(),
                                anyRuling(),
                                random.nextInt(3) == 0 ? province() : null,
                                random.nextInt(3) == 0 ? province() : null,
                                "đính chính");
            case 10 ->
                state.recognitions().isEmpty()
                        ? new EnterpriseCommand.Apply(application())
                        : new EnterpriseCommand.Revoke(one(state), date(), null, null, "thu hồi");
            default ->
                state.recognitions().isEmpty()
                        ? new EnterpriseCommand.Apply(application())
                        : new EnterpriseCommand.Withdraw(one(state), "nhầm");
        };
    }

    private String one(Enterprise state) {
        return state.recognitions()
                .get(random.nextInt(state.recognitions().size()))
                .id();
    }

    private Application application() {
        var product = random.nextBoolean() ? "Trà Ô Long" : "Chè Shan";
        return EnterpriseFixture.application(
                product, Level.values()[random.nextInt(4)], 2022 + random.nextInt(5), random.nextInt(3) > 0);
    }

    private Ruling anyRuling() {
        return new Ruling(
                "1/QĐ-UBND",
                nullable(date()),
                random.nextInt(6) == 0 ? Issuer.values()[random.nextInt(4)] : null,
                null,
                null,
                random.nextInt(4) == 0 ? date() : null);
    }

    private @Nullable LocalDate nullable(LocalDate date) {
        return random.nextInt(4) == 0 ? null : date;
    }

    private LocalDate date() {
        return LocalDate.of(2022 + random.nextInt(5), 1 + random.nextInt(5), 1 + random.nextInt(28));
    }

    private Province province() {
        return PROVINCES.get(random.nextInt(PROVINCES.size()));
    }
}
