package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What officers and approvers do together, each at a browser of their own; and the figures that follow.
class OfficersIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String TODAY_TYPED = TODAY.format(DateTimeFormatter.ofPattern("d/M/yyyy"));
    private static final String YEAR = Integer.toString(TODAY.getYear());
    private static final String ENTERPRISES =
            "/statistics/enterprises?by=legalForm&province=VN-20&places=current&measures=enterprises";

    private static String recognitions(String measure) {
        return "/statistics/recognitions?by=level&province=VN-20&votingYear=%s&places=current&measures=%s"
                .formatted(YEAR, measure);
    }

    private static String grants(String measure) {
        return "/statistics/grants?by=source&province=VN-20&planYear=%s&places=current&measures=%s"
                .formatted(YEAR, measure);
    }

    @Test
    void a_firm_is_registered_applies_and_is_recognised_by_another_person() {
        var product = "Cao khô " + Register.name();
        try (var officer = Officer.at("officer-vn-20");
                var approver = Officer.at("approver-vn-20");
                var figures = new Figures()) {
            var firms = figures.of(ENTERPRISES);
            var applied = figures.of(recognitions("applied"));
            var recognised = figures.of(recognitions("recognised"));

            registers(officer, "Hợp tác xã " + Register.name());
            assertThat(officer.done()).contains("Đã đăng ký cơ sở", "Phiên bản 1");
            officer.sees("Lạng Sơn");
            assertThat(figures.of(ENTERPRISES, officer.change())).isEqualTo(firms + 1);

            applies(officer, product);
            assertThat(figures.of(recognitions("applied"), officer.change())).isEqualTo(applied + 1);
            assertThat(officer.whyNot("r1-decide")).contains("người duyệt");

            approver.opens("/").page().getByText(product).click();
            approver.picks("outcome", "RECOGNISED")
                    .types("decisionNumber", "12/QĐ-UBND")
                    .types("decisionDate", TODAY_TYPED)
                    .does();
            assertThat(approver.done()).contains("Đã ghi quyết định");
            assertThat(figures.of(recognitions("recognised"), approver.change()))
                    .isEqualTo(recognised + 1);
            assertThat(approver.opens("/")
                            .page()
                            .locator("#h-applications ~ ul")
                            .allInnerTexts())
                    .noneMatch(it -> it.contains(product));
            assertThat(officer.look().complaints()).isEmpty();
        }
    }

    /// Whoever holds both roles still needs somebody else, and is told so where the button would be.
    @Test
    void nobody_decides_what_they_have_entered() {
        try (var both = Officer.at("records")) {
            registers(both, "Cơ sở " + Register.name());
            applies(both, "Bánh khảo " + Register.name());
            assertThat(both.whyNot("r1-decide")).contains("records", "người khác phải quyết định");

            both.opens("/enterprises/" + both.id() + "/recognitions/r1/decision");
            assertThat(both.look().status()).isEqualTo(403);
            assertThat(both.said()).contains("người khác phải quyết định");

            proposes(both, "Đề án một mình " + Register.name(), "");
            brings(both, "APPRAISED").does();
            assertThat(both.whyNot("to-APPROVED")).contains("người khác phải quyết định");
        }
    }

    @Test
    void a_grant_goes_from_proposal_to_settlement_between_two_persons() {
        try (var officer = Officer.at("officer-vn-20");
                var approver = Officer.at("approver-vn-20");
                var figures = new Figures()) {
            registers(officer, "Cơ sở " + Register.name());
            var firm = officer.id();
            var money = new Money(figures);

            proposes(officer, "Máy bào gỗ " + Register.name(), firm);
            var grant = officer.id();
            // the official figures begin with the approval
            money.rose("requested", 0, officer);

            brings(officer, "RETURNED").types("reason", "thiếu bản vẽ").does();
            officer.sees("Lạng Sơn");
            brings(officer, "PROPOSED").types("reason", "đã bổ sung").does();
            brings(officer, "APPRAISED").does();
            assertThat(officer.whyNot("to-APPROVED")).contains("người duyệt");

            approver.opens("/grants/" + grant);
            assertThat(approver.page().locator("#act-to-APPROVED").count()).isOne();
            brings(approver, "APPROVED")
                    .types("decisionNumber", "45/QĐ-SCT")
                    .types("documentUrl", "https://langson.gov.vn/45-qd-sct.pdf")
                    .types("funding.0.amount", "200 triệu")
                    .does();
            money.rose("approved", 200_000_000, approver);
            money.rose("requested", 200_000_000, approver);
            assertThat(approver.page()
                            .locator("dd a[href='https://langson.gov.vn/45-qd-sct.pdf']")
                            .count())
                    .isOne();

            approver.does("adjust")
                    .types("decisionNumber", "46/QĐ-SCT")
                    .types("reason", "giá máy giảm")
                    .types("funding.0.approved", "180 triệu")
                    .does();
            money.rose("approved", -20_000_000, approver);

            officer.opens("/grants/" + grant);
            brings(officer, "CONTRACTED").types("funding.0.amount", "180 triệu").does();
            money.rose("contracted", 180_000_000, officer);
            brings(officer, "IN_PROGRESS").types("funding.0.amount", "90 triệu").does();
            money.rose("advanced", 90_000_000, officer);
            brings(officer, "ACCEPTED")
                    .types("funding.0.amount", "170 triệu")
                    .types("results.machines", "2")
                    .does();
            money.rose("accepted", 170_000_000, officer);
            assertThat(officer.whyNot("to-SETTLED")).contains("người duyệt");

            approver.opens("/grants/" + grant);
            brings(approver, "SETTLED").types("funding.0.amount", "170 triệu").does();
            money.rose("settled", 170_000_000, approver);
            assertThat(approver.said()).contains("Đã kết thúc");
            assertThat(approver.page().locator("#h-state ~ ol li[aria-current]").innerText())
                    .contains("Quyết toán");
        }
    }

    /// How much each figure of a year has risen since it was looked at last.
    private static final class Money {
        private final Figures figures;
        private final Map<String, Long> before = new HashMap<>();

        Money(Figures figures) {
            this.figures = figures;
            for (var measure : List.of("requested", "approved", "contracted", "advanced", "accepted", "settled")) {
                before.put(measure, figures.of(grants(measure)));
            }
        }

        void rose(String measure, long by, Officer who) {
            var now = figures.of(grants(measure), who.change());
            assertThat(now - Objects.requireNonNull(before.put(measure, now)))
                    .as(measure)
                    .isEqualTo(by);
        }
    }

    private static Officer brings(Officer officer, String to) {
        officer.does("to-" + to);
        var date = officer.control("date");
        if (date.count() > 0 && date.inputValue().isBlank()) {
            date.fill(TODAY_TYPED);
        }
        return officer;
    }

    private static void registers(Officer officer, String name) {
        officer.opens("/enterprises/new")
                .types("name", name)
                .picks("province", "VN-20")
                .picks("legalForm", "COOPERATIVE")
                .does();
    }

    private static void applies(Officer officer, String product) {
        officer.does("apply")
                .types("product", product)
                .picks("productGroup", "AGRO_FOOD")
                .picks("level", "PROVINCE")
                .types("votingYear", YEAR)
                .does();
        assertThat(officer.done()).contains("Đã ghi hồ sơ bình chọn");
    }

    private static void proposes(Officer officer, String title, String beneficiary) {
        officer.opens("/grants/new")
                .types("title", title)
                .picks("province", "VN-20")
                .types("planYear", YEAR)
                .picks("kind", "SINGLE")
                .picks("content", "MACHINERY")
                .picks("funding.0.source", "LOCAL")
                .types("funding.0.requested", "200 triệu")
                .picks("funding.1.source", "COUNTERPART")
                .types("funding.1.requested", "400 triệu")
                .types("beneficiaries.0.enterprise", beneficiary)
                .does();
        assertThat(officer.done()).contains("Đã ghi đề án");
    }
}
