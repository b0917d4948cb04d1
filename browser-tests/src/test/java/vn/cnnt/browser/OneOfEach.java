package vn.cnnt.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A record of each kind as it is met at the desk, with something to be seen of each: what is decided and what isn't,
/// what was otherwise before, what waits for somebody.
record OneOfEach(
        String enterprise,
        String person,
        String grant,
        String appraised,
        String list,
        String pair,
        String merge,
        String figure,
        String request) {
    private static final class Entered {
        static final OneOfEach RECORDS = entered();
    }

    static OneOfEach get() {
        return Entered.RECORDS;
    }

    private static OneOfEach entered() {
        var name = Register.name();
        var enterprise = enterprise("Cơ sở " + name, "VN-42");
        var recognitions = "/api/v1/enterprises/" + enterprise + "/recognitions";
        Register.enters("officer", recognitions, 1, application("Nón lá"));
        Register.enters("officer", recognitions, 2, application("Lụa tơ tằm"));
        Register.enters("approver", recognitions + "/r2/decision", 3, """
                {"outcome": "RECOGNISED", "decisionNumber": "9/QĐ-UBND", "decisionDate": "2024-09-01",
                 "documentUrl": "https://langson.gov.vn/9-qd-ubnd.pdf"}""");
        Register.corrects("officer", "/api/v1/enterprises/" + enterprise, 4, """
                {"name": "Cơ sở %s", "legalForm": "COOPERATIVE", "province": "VN-20", "reason": "nhập nhầm tỉnh"}""".formatted(name));
        var request = id(Register.enters("officer", "/api/v1/correction-requests", 5, """
                {"enterprise": "%s", "recognition": "r2", "province": "VN-20", "decidedProvince": "VN-20",
                 "reason": "cơ sở ở Lạng Sơn"}""".formatted(enterprise)));
        var twin = id(Register.enters("officer", "/api/v1/enterprises", 0, """
                {"name": "Hợp tác xã %s", "legalForm": "COOPERATIVE", "province": "VN-20", "reason": "cơ sở khác",
                 "confirm": ["likely-duplicate", "similar-name"]}""".formatted(name)));
        var merge = id(Register.enters("officer", "/api/v1/merges", 0, """
                {"from": "%s", "into": "%s", "reason": "một cơ sở"}""".formatted(twin, enterprise)));
        var person = id(Register.enters(
                "officer", "/api/v1/enterprises", 0, """
                {"name": "Hộ %s", "legalForm": "HOUSEHOLD", "province": "VN-20",
                 "identifier": {"kind": "PERSONAL_ID", "value": "001088%s"}}""".formatted(Register.name(), Register.digits(6))));
        var appraised = grant(enterprise);
        Register.enters("officer", "/api/v1/grants/" + appraised + "/transitions", 1, """
                {"to": "APPRAISED", "date": "2026-01-05"}""");
        var figure = id(Register.enters("officer", "/api/v1/reported-figures", 0, """
                {"form": "FUNDING", "province": "VN-%s", "year": 20%s, "row": "TOTAL", "column": "LOCAL", "value": 5,
                 "source": "Báo cáo của Sở"}""".formatted(
                        oneOf("01", "04", "11", "12", "14", "19", "20", "22"),
                        oneOf("15", "16", "17", "18", "19", "20", "21", "22"))));
        return new OneOfEach(
                enterprise,
                person,
                grant(enterprise),
                appraised,
                list(name),
                Stream.of(enterprise, twin)
                        .sorted()
                        .reduce((one, other) -> one + "_" + other)
                        .orElseThrow(),
                merge,
                figure,
                request);
    }

    private static String enterprise(String name, String province) {
        return id(Register.enters("officer", "/api/v1/enterprises", 0, """
                {"name": "%s", "legalForm": "COOPERATIVE", "province": "%s"}""".formatted(name, province)));
    }

    private static String application(String product) {
        return """
                {"product": "%s", "productGroup": "HANDICRAFT", "isSet": false, "level": "PROVINCE", "votingYear": 2024}""".formatted(product);
    }

    private static String grant(String enterprise) {
        return id(Register.enters("officer", "/api/v1/grants", 0, """
                {"title": "Máy sấy %s", "province": "VN-20", "planYear": 2026, "kind": "SINGLE", "content": "MACHINERY",
                 "funding": [{"source": "LOCAL", "requested": 100000000}, {"source": "COUNTERPART", "requested": 300000000}],
                 "beneficiaries": [{"enterprise": "%s"}]}""".formatted(Register.name(), enterprise)));
    }

    /// A list whose dry run has rows of every outcome but one.
    private static String list(String name) {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer")) {
            Imports.sends(look, "enterprises", "danh-sách.csv", """
                    Tỉnh;Tên cơ sở;Xã;Lạ
                    Lạng Sơn;Xưởng %s;Mẫu Sơn;có
                    Lạng Sơn;Cơ sở %s nhỏ;Mẫu Sơn;
                    Tỉnh không có;Xưởng %s;Mẫu Sơn;
                    """.formatted(Register.name(), name, Register.name()));
            var url = look.page().url();
            return url.substring(url.lastIndexOf('/') + 1).replaceFirst("[?#].*", "");
        }
    }

    /// By chance, so that a stack which has one record of the kind already takes another one.
    private static String oneOf(String... values) {
        return values[ThreadLocalRandom.current().nextInt(values.length)];
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asString("");
    }

    /// What an officer sees of each.
    List<String> ofOfficer() {
        var firm = "/enterprises/" + enterprise;
        var work = "/grants/" + grant;
        var rows = "/imports/" + list;
        return List.of(
                firm,
                firm + "?version=1",
                firm + "?version=999",
                firm + "/correction",
                firm + "/move",
                firm + "/status",
                firm + "/recognitions/new",
                firm + "/recognitions/r1/correction",
                firm + "/recognitions/correction",
                work,
                work + "?version=1",
                work + "/correction",
                work + "/transitions?to=APPRAISED",
                work + "/transitions?to=RETURNED",
                rows,
                rows + "?outcome=refused",
                rows + "?outcome=to-confirm",
                rows + "/start",
                "/merges/" + merge,
                "/merges/" + merge + "/cancel",
                "/merges/new?from=" + person + "&into=" + enterprise,
                "/duplicates/" + pair,
                "/duplicates/" + pair + "/separation",
                "/reported-figures/" + figure,
                "/reported-figures/" + figure + "/correction",
                "/reported-figures/" + figure + "/withdrawal",
                "/correction-requests",
                "/correction-requests/" + request);
    }

    /// What an approver who may see personal data decides of each.
    List<String> ofApprover() {
        var recognitions = "/enterprises/" + enterprise + "/recognitions";
        return List.of(
                "/",
                recognitions + "/r1/decision",
                recognitions + "/r2/correction",
                recognitions + "/r2/revocation",
                recognitions + "/r2/withdrawal",
                "/enterprises/" + person + "/personal-id/disclosure",
                "/enterprises/" + person + "/personal-id/deletion",
                "/grants/" + appraised,
                "/grants/" + appraised + "/transitions?to=APPROVED",
                "/grants/" + appraised + "/transitions?to=REJECTED",
                "/merges/" + merge + "/start",
                "/correction-requests/" + request + "/acceptance",
                "/correction-requests/" + request + "/refusal");
    }
}
