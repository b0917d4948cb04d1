package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
            var firm = officer.id();
            assertThat(officer.done()).contains("Đã đăng ký cơ sở", "Phiên bản 1");
            officer.sees("Lạng Sơn");
            assertThat(figures.of(ENTERPRISES, officer.change())).isEqualTo(firms + 1);

            applies(officer, product);
            assertThat(figures.of(recognitions("applied"), officer.change())).isEqualTo(applied + 1);
            assertThat(officer.whyNot("r1-decide")).contains("người duyệt");

            approver.opens("/").page().locator("nav").getByText("Công nhận").click();
            approver.page().getByText("Chờ quyết định").click();
            approver.page().locator("#q").fill(product);
            approver.page().locator("form.filters button").click();
            approver.page().locator("main input[name=_chosen]").check();
            approver.picks("outcome", "RECOGNISED")
                    .types("decisionNumber", "12/QĐ-UBND")
                    .types("decisionDate", TODAY_TYPED)
                    .does();
            assertThat(approver.done()).contains("Đã");
            assertThat(figures.of(recognitions("recognised"), approver.change()))
                    .isEqualTo(recognised + 1);
            approver.opens("/enterprises/" + firm);
            assertThat(approver.said()).contains("Quyết định số 12/QĐ-UBND", "31/12/" + (TODAY.getYear() + 3));
            assertThat(approver.whyNot("r1-decide")).isNotEmpty();
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
            var firm = "Cơ sở " + Register.name();
            registers(officer, firm);
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
            brings(officer, "IN_PROGRESS")
                    .picks("funding.0.source", "LOCAL")
                    .types("funding.0.amount", "90 triệu")
                    .does();
            money.rose("advanced", 90_000_000, officer);
            brings(officer, "ACCEPTED")
                    .types("funding.0.amount", "170 triệu")
                    .types("results.machines", "2")
                    .does();
            money.rose("accepted", 170_000_000, officer);
            assertThat(officer.whyNot("to-SETTLED")).contains("người duyệt");

            approver.opens("/grants/" + grant);
            brings(approver, "SETTLED")
                    .types("funding.0.amount", "170 triệu")
                    .types("beneficiaries.0.amount", "170 triệu")
                    .does();
            money.rose("settled", 170_000_000, approver);
            assertThat(approver.said()).contains("Đã kết thúc");
            assertThat(approver.page().locator("#h-state ~ ol li[aria-current]").innerText())
                    .contains("Quyết toán");
        }
    }

    @Test
    void a_wrong_province_is_corrected_with_the_recognitions_that_took_it() {
        var undecided = "Nón lá " + Register.name();
        var decided = "Lụa " + Register.name();
        var firm = "Cơ sở " + Register.name();
        try (var officer = Officer.at("officer");
                var approver = Officer.at("approver");
                var figures = new Figures()) {
            var id = misplaced(firm, undecided, decided);
            var applied = figures.of(recognitions("applied"), id + "@4");
            var recognised = figures.of(recognitions("recognised"));
            var elsewhere = figures.of(recognitions("recognised").replace("VN-20", "VN-42"));

            officer.opens("/enterprises/" + id)
                    .does("correct")
                    .picks("province", "VN-20")
                    .types("reason", "nhập nhầm tỉnh")
                    .does();
            assertThat(officer.page().url()).contains("/enterprises/" + id + "/recognitions/correction");
            assertThat(officer.done()).contains("Đã sửa cơ sở");
            assertThat(officer.page().locator("tbody").innerText())
                    .contains(undecided, "Bạn sửa ngay", decided, "Bạn đề nghị, người duyệt sửa");
            assertThat(officer.page().locator("main input:checked").count()).isZero();
            assertThat(officer.control("reason").inputValue()).isEqualTo("nhập nhầm tỉnh");
            officer.ticks("_chosen", "r1").ticks("_chosen", "r2").does();
            assertThat(officer.done()).contains("chờ người duyệt");
            assertThat(officer.page().locator("tbody").innerText())
                    .contains(decided, "Chờ người duyệt")
                    .doesNotContain(undecided);
            assertThat(figures.of(recognitions("applied"), officer.change())).isEqualTo(applied + 1);
            assertThat(figures.of(recognitions("recognised"))).isEqualTo(recognised);

            approver.opens("/")
                    .page()
                    .locator("#h-corrections ~ ul a")
                    .getByText(decided)
                    .click();
            assertThat(approver.said()).contains("Hà Tĩnh", "Lạng Sơn", "nhập nhầm tỉnh", "officer");
            officer.look()
                    .desk(approver.page().url().substring(Stack.get().registry().length()));
            assertThat(officer.whyNot("accept")).containsIgnoringCase("người duyệt");
            approver.does("accept").does();
            assertThat(approver.done()).contains("Đã sửa như đề nghị");
            assertThat(figures.of(recognitions("recognised"), approver.change()))
                    .isEqualTo(recognised + 1);
            assertThat(figures.of(recognitions("recognised").replace("VN-20", "VN-42")))
                    .isEqualTo(elsewhere - 1);
            assertThat(approver.opens("/").said()).doesNotContain(decided + ", " + firm);
            assertThat(officer.opens("/enterprises/" + id + "/recognitions/correction")
                            .said())
                    .contains("Không còn công nhận nào");
        }
    }

    @Test
    void of_recognitions_that_are_corrected_together_each_line_says_what_came_of_it() {
        var today = "Đèn lồng " + Register.name();
        var before = "Gốm " + Register.name();
        try (var officer = Officer.at("officer")) {
            var id = Register.enters(
                            "officer", "/api/v1/enterprises", 0, enterprise("Cơ sở " + Register.name(), "VN-42"))
                    .path("id")
                    .asString("");
            var address = "/api/v1/enterprises/" + id + "/recognitions";
            Register.enters("officer", address, 1, application(today, TODAY.getYear()));
            Register.enters("officer", address, 2, application(before, 2024));

            // Bình Thuận ended in June 2025
            officer.opens("/enterprises/" + id)
                    .does("correct")
                    .picks("province", "VN-60")
                    .types("reason", "ở Bình Thuận")
                    .does();
            officer.ticks("_chosen", "r1").ticks("_chosen", "r2").sends();
            var lines = officer.page().locator("tbody tr");
            assertThat(lines.filter(new Locator.FilterOptions().setHasText(before))
                            .innerText())
                    .contains("Đã sửa.");
            assertThat(lines.filter(new Locator.FilterOptions().setHasText(today))
                            .innerText())
                    .contains("Bình Thuận", YEAR)
                    .doesNotContain("Đã sửa.");
            assertThat(officer.page().locator("main input:checked").count()).isOne();
        }
    }

    @Test
    void two_records_are_joined_by_two_persons_and_counted_once() {
        var name = Register.name();
        var active = ENTERPRISES + "&status=ACTIVE";
        try (var officer = Officer.at("officer-vn-20");
                var approver = Officer.at("approver-vn-20");
                var figures = new Figures()) {
            var stays = Register.enters("officer", "/api/v1/enterprises", 0, enterprise("Hợp tác xã " + name, "VN-20"))
                    .path("id")
                    .asString("");
            var goes = Register.enters("officer", "/api/v1/enterprises", 0, """
                            {"name": "Cơ sở %s", "legalForm": "LLC", "province": "VN-20", "reason": "thử",
                             "confirm": ["likely-duplicate", "similar-name"]}""".formatted(name))
                    .path("id")
                    .asString("");
            Register.enters("officer", "/api/v1/enterprises/" + goes + "/recognitions", 1, application("Miến", 2025));
            var before = figures.of(active, goes + "@2");

            var pair = officer.opens("/duplicates?province=VN-20")
                    .page()
                    .locator("tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("Cơ sở " + name));
            assertThat(pair.innerText()).contains("Hợp tác xã " + name);
            pair.getByText("Gộp").first().click();
            assertThat(officer.said()).contains("Miến");
            officer.types("reason", "một cơ sở, hai lần nhập").does();
            assertThat(officer.done()).contains("Người duyệt khác");
            assertThat(officer.whyNot("start")).containsIgnoringCase("người duyệt");
            var merge = officer.id();

            approver.opens("/merges/" + merge).does("start").sends();
            approver.page().waitForURL("**/merges/" + merge + "*");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    approver.page().locator("#progress-title").innerText())
                            .isEqualTo("đã gộp xong"));
            approver.page().getByText("Xem trong số liệu").click();
            approver.page().waitForURL(Stack.get().reporting() + "/**");
            assertThat(figures.of(active)).isEqualTo(before - 1);
            assertThat(officer.opens("/enterprises/" + stays).said()).contains("Miến", "Cơ sở " + name);
            assertThat(officer.opens("/enterprises/" + goes).said()).contains("Sáp nhập");
        }
    }

    @Test
    void two_correct_one_establishment_at_once_and_neither_loses_a_word() {
        var id = Register.registered("Cơ sở " + Register.name());
        try (var one = Officer.at("officer");
                var other = Officer.at("officer-vn-20")) {
            one.opens("/enterprises/" + id + "/correction");
            other.opens("/enterprises/" + id + "/correction");
            one.types("commune", "Mẫu Sơn")
                    .types("address", "Thôn 1")
                    .types("reason", "theo giấy phép")
                    .does();

            other.types("address", "Thôn 2")
                    .types("note", "đã gọi điện")
                    .types("reason", "chủ cơ sở báo")
                    .sends();
            assertThat(other.page().locator("#flaws").innerText()).contains("Người khác vừa sửa", "Mẫu Sơn");
            assertThat(other.page().locator("#both").innerText())
                    .contains("Thôn 1", "Thôn 2")
                    .doesNotContain("Mẫu Sơn");
            assertThat(other.page().locator("#both input:checked").count()).isZero();
            assertThat(other.control("commune").inputValue()).isEqualTo("Mẫu Sơn");
            assertThat(other.control("note").inputValue()).isEqualTo("đã gọi điện");
            other.sends();
            assertThat(other.page().title()).startsWith("Lỗi:");
            other.page().locator("#take-address-theirs").check();
            other.does();
            assertThat(other.page().locator(".facts").first().innerText())
                    .contains("Mẫu Sơn", "Thôn 1", "đã gọi điện")
                    .doesNotContain("Thôn 2");
        }
    }

    @Test
    void two_adjust_one_grant_at_once_and_neither_loses_a_word() {
        try (var one = Officer.at("officer-vn-20");
                var other = Officer.at("officer")) {
            proposes(one, "Đề án " + Register.name(), "");
            var page = "/grants/" + one.id() + "/correction";
            one.opens(page);
            other.opens(page);
            one.types("implementedBy", "Trung tâm khuyến công")
                    .types("decisionNumber", "7/TB-SCT")
                    .types("reason", "giao lại")
                    .types("funding.0.requested", "150 triệu")
                    .does();

            other.types("funding.0.requested", "160 triệu")
                    .types("plannedTo", "31/12/" + YEAR)
                    .types("decisionNumber", "8/TB-SCT")
                    .types("reason", "giảm dự toán")
                    .sends();
            assertThat(other.page().locator("#both").innerText()).contains("150", "160");
            assertThat(other.page().locator("#both input:checked").count()).isZero();
            assertThat(other.control("implementedBy").inputValue()).isEqualTo("Trung tâm khuyến công");
            assertThat(other.control("plannedTo").inputValue()).isEqualTo("31/12/" + YEAR);
            other.page().locator("#take-funding-mine").check();
            other.does();
            assertThat(other.said()).contains("160.000.000", "Trung tâm khuyến công", "31/12/" + YEAR);
        }
    }

    @Test
    void certificates_that_expire_this_year_are_found_from_the_desk() {
        var product = "Hoa hồi " + Register.name();
        var id = Register.registered("Cơ sở " + Register.name());
        var address = "/api/v1/enterprises/" + id + "/recognitions";
        var year = TODAY.getYear() - 3;
        Register.enters("officer", address, 1, """
                {"product": "%s", "productGroup": "AGRO_FOOD", "isSet": false, "level": "PROVINCE", "votingYear": %d,
                 "historical": true, "source": "danh sách của Sở"}""".formatted(product, year));
        Register.enters("approver", address + "/r1/decision", 2, """
                {"outcome": "RECOGNISED", "decisionNumber": "9/QĐ-UBND", "decisionDate": "%d-09-01"}""".formatted(year));
        try (var officer = Officer.at("officer-vn-20")) {
            officer.opens("/").page().locator("nav").getByText("Công nhận").click();
            officer.page().getByText("Hết hạn trong năm " + YEAR).click();
            assertThat(officer.said()).contains("Lạng Sơn");
            assertThat(officer.page().locator("tbody").innerText()).contains(product, "31/12/" + YEAR);
            assertThat(officer.page()
                            .locator("tbody td", new Page.LocatorOptions().setHasText("Hà Tĩnh"))
                            .count())
                    .isZero();
        }
    }

    /// One of VN-42 by mistake, with something undecided and something decided: at version 4.
    private static String misplaced(String firm, String undecided, String decided) {
        var id = Register.enters("officer", "/api/v1/enterprises", 0, enterprise(firm, "VN-42"))
                .path("id")
                .asString("");
        var address = "/api/v1/enterprises/" + id + "/recognitions";
        Register.enters("officer", address, 1, application(undecided, TODAY.getYear()));
        Register.enters("officer", address, 2, application(decided, TODAY.getYear()));
        Register.enters("approver", address + "/r2/decision", 3, """
                {"outcome": "RECOGNISED", "decisionNumber": "9/QĐ-UBND", "decisionDate": "%s"}""".formatted(TODAY));
        return id;
    }

    private static String enterprise(String name, String province) {
        return "{\"name\": \"%s\", \"legalForm\": \"COOPERATIVE\", \"province\": \"%s\"}".formatted(name, province);
    }

    private static String application(String product, int year) {
        return """
                {"product": "%s", "productGroup": "AGRO_FOOD", "isSet": false, "level": "PROVINCE", "votingYear": %d}""".formatted(product, year);
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
        officer.opens("/grants/new");
        if (!beneficiary.isEmpty()) {
            officer.finds("beneficiaries.0.enterprise", beneficiary);
        }
        officer.types("title", title)
                .picks("province", "VN-20")
                .types("planYear", YEAR)
                .picks("kind", "SINGLE")
                .picks("content", "MACHINERY")
                .picks("funding.0.source", "LOCAL")
                .types("funding.0.requested", "200 triệu")
                .picks("funding.1.source", "COUNTERPART")
                .types("funding.1.requested", "cần thêm");
        assertThat(officer.sum("requested")).isEqualTo("≥ 200.000.000");
        officer.types("funding.1.requested", "0,3 tỷ 100 triệu đồng");
        assertThat(officer.sum("requested")).isEqualTo("600.000.000");
        officer.does();
        assertThat(officer.done()).contains("Đã ghi đề án");
    }
}
