package vn.cnnt.registry.enterprise;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.registry.decision.Scenario;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Ruling;
import vn.cnnt.registry.reference.Rules;

/// Enterprises and commands with the names people use for them.
final class EnterpriseFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    static final Province LẠNG_SƠN = Province.of("VN-20");
    static final Province HÀ_NỘI = Province.of("VN-01");
    static final Province HÀ_GIANG = Province.of("VN-02");
    static final Province TUYÊN_QUANG = Province.of("VN-08");
    static final Province BÌNH_THUẬN = Province.of("VN-60");
    static final Province LÂM_ĐỒNG = Province.of("VN-68");
    static final Province BẮC_NINH_TODAY = Province.of("VN-24@2025-07-01");
    static final Rules RULES = Rules.standard();

    private EnterpriseFixture() {}

    static Scenario<Enterprise, EnterpriseCommand> enterprise() {
        return enterprise(EnterpriseFacts.NONE);
    }

    /// One about which this was looked up.
    static Scenario<Enterprise, EnterpriseCommand> enterprise(EnterpriseFacts facts) {
        return new Scenario<>(
                Enterprise::apply, (state, command) -> Enterprise.decide("e-1", state, command, facts, RULES, TODAY));
    }

    static EnterpriseFacts survivor(boolean exists, String... becameOf) {
        return EnterpriseFacts.of(new Survivor(exists, Set.of(becameOf)));
    }

    static EnterpriseEntry entry(String name, Province province) {
        return EnterpriseEntry.of(name, List.of(), Identifier.NONE, LegalForm.JSC, province);
    }

    static EnterpriseCommand registered(Province province) {
        return new EnterpriseCommand.Register(Entered.of(entry("Công ty CP Việt Bắc", province)), List.of(), null);
    }

    static EnterpriseCommand moved(Province province, String date) {
        return new EnterpriseCommand.Move(province, null, null, LocalDate.parse(date), "chuyển trụ sở");
    }

    static EnterpriseCommand status(EnterpriseStatus status, String date) {
        return new EnterpriseCommand.ChangeStatus(status, LocalDate.parse(date), null, "quyết định của chủ sở hữu");
    }

    static EnterpriseCommand merged(String survivor) {
        return new EnterpriseCommand.ChangeStatus(
                EnterpriseStatus.MERGED_INTO, LocalDate.of(2024, 1, 1), survivor, "sáp nhập");
    }

    static EnterpriseCommand applied(String product, Level level, int year) {
        return new EnterpriseCommand.Apply(application(product, level, year, false));
    }

    static EnterpriseCommand recorded(String product, Level level, int year) {
        return new EnterpriseCommand.Apply(application(product, level, year, true));
    }

    static Application application(String product, Level level, int year, boolean historical) {
        return new Application(
                product, ProductGroup.AGRO_FOOD, false, level, year, historical, historical ? "báo tỉnh" : null, null);
    }

    static Ruling ruling(@Nullable String date) {
        return new Ruling("1302/QĐ-UBND", date == null ? null : LocalDate.parse(date), null, null, null, null);
    }

    static EnterpriseCommand recognised(String id, @Nullable String date) {
        return new EnterpriseCommand.Decide(id, Outcome.RECOGNISED, ruling(date));
    }

    static EnterpriseCommand turnedDown(String id, String date) {
        return new EnterpriseCommand.Decide(id, Outcome.NOT_RECOGNISED, ruling(date));
    }

    static EnterpriseCommand revoked(String id, String date) {
        return new EnterpriseCommand.Revoke(id, LocalDate.parse(date), "12/QĐ-UBND", null, "vi phạm chất lượng");
    }

    static EnterpriseCommand withdrawn(String id) {
        return new EnterpriseCommand.Withdraw(id, "ghi nhầm");
    }
}
