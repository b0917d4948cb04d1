package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseFixture.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.decision.Told;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseRegistration;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EstablishmentBody;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Ruling;
import vn.cnnt.registry.web.Spoken;

/// Every rule about enterprises and recognitions, by a request that breaks it.
public class EnterpriseRefusalsTest {
    private static final List<EnterpriseCommand> APPLIED =
            List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024));
    private static final List<EnterpriseCommand> RECOGNISED =
            List.of(registered(LẠNG_SƠN), applied("Trà Ô Long", Level.PROVINCE, 2024), recognised("r1", "2024-08-23"));
    private static final List<EnterpriseCommand> DISSOLVED =
            List.of(registered(LẠNG_SƠN), status(EnterpriseStatus.DISSOLVED, "2024-01-01"));

    @ParameterizedTest
    @MethodSource("rows")
    void tells_the_member_the_code_and_the_words_in_both_languages(Told told) {
        told.check();
    }

    public static List<Told> rows() {
        var rows = new ArrayList<Told>();
        // single members
        rows.add(row(
                "tax code too short",
                entry("\"identifier\": {\"kind\": \"TAX_CODE\", \"value\": \"12345\"}"),
                "/identifier/value",
                "tax-code-length",
                "Mã số thuế 12345 phải có 10 chữ số, hoặc 10 chữ số và đuôi 3 chữ số như 0314409058-002.",
                "Tax code 12345 must have 10 digits, or 10 and a branch of 3 such as 0314409058-002."));
        rows.add(row(
                "tax code with a wrong check digit",
                entry("\"identifier\": {\"kind\": \"TAX_CODE\", \"value\": \"0100233480\"}"),
                "/identifier/value",
                "tax-code-check-digit",
                "Mã số thuế 0100233480 sai chữ số kiểm tra (chữ số thứ mười).",
                "Tax code 0100233480 has a wrong check digit (the tenth)."));
        rows.add(row(
                "tax code of zeros",
                entry("\"identifier\": {\"kind\": \"TAX_CODE\", \"value\": \"0100000000\"}"),
                "/identifier/value",
                "tax-code-serial",
                "Mã số thuế 0100000000 không thể có bảy chữ số giữa đều là 0.",
                "Tax code 0100000000 cannot have only zeros in its middle seven digits."));
        rows.add(row(
                "branch 000",
                entry("\"identifier\": {\"kind\": \"TAX_CODE\", \"value\": \"0314409058-000\"}"),
                "/identifier/value",
                "tax-code-branch",
                "Mã số thuế 0314409058-000: đuôi đơn vị phụ thuộc phải từ 001 đến 999.",
                "Tax code 0314409058-000: the branch must be 001 to 999."));
        rows.add(row(
                "registration number too long",
                entry("\"identifier\": {\"kind\": \"HOUSEHOLD\", \"value\": \"" + "1".repeat(41) + "\"}"),
                "/identifier/value",
                "identifier-form",
                "Số đăng ký có từ 1 đến 40 ký tự in được.",
                "A registration number has 1 to 40 printable characters."));
        rows.add(row(
                "kind without a number",
                entry("\"identifier\": {\"kind\": \"COOPERATIVE\"}"),
                "/identifier/value",
                "identifier-value-missing",
                "Loại COOPERATIVE phải có số; dùng loại NONE nếu cơ sở không có.",
                "COOPERATIVE needs a number; use NONE for an enterprise that has none."));
        rows.add(row(
                "none with a number",
                entry("\"identifier\": {\"kind\": \"NONE\", \"value\": \"1\"}"),
                "/identifier/value",
                "identifier-value-unexpected",
                "Loại NONE không đi với số nào; hãy bỏ value hoặc chọn loại khác.",
                "NONE goes with no number; leave value out or choose another kind."));
        rows.add(row(
                "personal id of nine digits",
                entry("\"identifier\": {\"kind\": \"PERSONAL_ID\", \"value\": \"123456789\"}"),
                "/identifier/value",
                "personal-id-form",
                "Số định danh cá nhân gồm đúng 12 chữ số: mã tỉnh từ 001 đến 096, tiếp theo là một số từ 0 đến 3.",
                "A personal id has exactly 12 digits: a province from 001 to 096, then one from 0 to 3."));
        rows.add(row(
                "sector of letters",
                entry("\"sector\": {\"version\": \"VSIC2018\", \"code\": \"C10\"}"),
                "/sector/code",
                "sector-code",
                "Mã ngành “C10” phải có từ 2 đến 5 chữ số.",
                "The sector code “C10” must have 2 to 5 digits."));
        rows.add(row(
                "confirmed what nothing asks about",
                () -> Spoken.findings(EnterpriseRegistration.class, """
                        {"name": "A", "legalForm": "JSC", "province": "VN-20", "confirm": ["likely-duplicate", "any"]}\
                        """),
                "/confirm/1",
                "not-confirmable",
                "“any” không phải mã của một cảnh báo cần xác nhận ở đây.",
                "“any” is no code of a finding that needs a yes here."));
        rows.add(row(
                "address of two lines",
                entry("\"address\": \"thôn 1\\nxã 2\""),
                "/address",
                "not-one-line",
                "Chỉ được một dòng, không có ký tự xuống dòng hoặc tab.",
                "It must be one line, without line breaks and tabs."));
        rows.add(row(
                "re-used province code",
                () -> Spoken.findings(
                        EstablishmentBody.class, "{\"name\": \"A\", \"legalForm\": \"JSC\", \"province\": \"VN-24\"}"),
                "/province",
                "province-ambiguous",
                "Mã VN-24 đã dùng cho hai tỉnh; hãy ghi VN-24@to-2025-06-30 (Bắc Giang) (đến 2025-06-30) hoặc"
                        + " VN-24@2025-07-01 (Bắc Ninh) (sau đó).",
                "The code VN-24 has meant two provinces; write VN-24@to-2025-06-30 (Bắc Giang) (up to 2025-06-30) or"
                        + " VN-24@2025-07-01 (Bắc Ninh) (since then)."));
        rows.add(row(
                "unknown province",
                () -> Spoken.findings(
                        EstablishmentBody.class,
                        "{\"name\": \"A\", \"legalForm\": \"JSC\", \"province\": \"Lạng Sơn\"}"),
                "/province",
                "province-unknown",
                "Không có tỉnh nào mang mã Lạng Sơn; mã có dạng VN-20, danh sách ở GET /api/v1/reference/provinces.",
                "No province has the key Lạng Sơn; keys look like VN-20 and are listed at GET"
                        + " /api/v1/reference/provinces."));
        // enterprises
        var correction = EnterpriseEntry.of(
                "Công ty CP Việt Bắc",
                List.of(),
                new Identifier(IdentifierKind.PERSONAL_ID, "*********123"),
                LegalForm.JSC,
                LẠNG_SƠN);
        rows.add(row(
                "a mask that stands for nothing",
                after(
                        List.of(registered(LẠNG_SƠN)),
                        new EnterpriseCommand.CorrectDetails(new Entered(correction, null, true), List.of(), "sai")),
                "/identifier/value",
                "personal-id-masked",
                "Số định danh cá nhân đã che “*********123” chỉ dùng được khi giữ nguyên số đang lưu; hãy ghi đủ 12"
                        + " chữ số.",
                "The masked personal id “*********123” can only stand for the one on record; write all 12 digits."));
        rows.add(row(
                "a mask where there is nothing yet",
                after(List.of(), new EnterpriseCommand.Register(new Entered(correction, null, true), List.of(), null)),
                "/identifier/value",
                "personal-id-masked",
                "Số định danh cá nhân đã che “*********123” chỉ dùng được khi giữ nguyên số đang lưu; hãy ghi đủ 12"
                        + " chữ số.",
                "The masked personal id “*********123” can only stand for the one on record; write all 12 digits."));
        rows.add(row(
                "a likely duplicate",
                after(
                        List.of(),
                        registering(List.of()),
                        EnterpriseFacts.of(List.of(new Likely("e-7", "Cty CP Việt Bắc")))),
                "/name",
                "likely-duplicate",
                "Có thể đã có trong sổ đăng ký: “Cty CP Việt Bắc” (/api/v1/enterprises/e-7).",
                "It may be in the register already: “Cty CP Việt Bắc” (/api/v1/enterprises/e-7)."));
        rows.add(row(
                "a name much like another",
                after(
                        List.of(),
                        registering(List.of("likely-duplicate")),
                        EnterpriseFacts.of(List.of(new Likely(
                                "e-7",
                                "HTX Việt Bắc",
                                EstablishmentName.of("Công ty CP Việt Bắc")
                                        .match(EstablishmentName.of("HTX Việt Bắc")))))),
                "/name",
                "similar-name",
                "“HTX Việt Bắc” (/api/v1/enterprises/e-7) gần giống tên này: 90 %, khác ở: ctcp/htx.",
                "“HTX Việt Bắc” (/api/v1/enterprises/e-7) has a name much like it: 90 %, different in: ctcp/htx."));
        rows.add(row(
                "confirmed without a reason",
                after(
                        List.of(),
                        registering(List.of("likely-duplicate")),
                        EnterpriseFacts.of(List.of(new Likely("e-7", "Cty CP Việt Bắc")))),
                "/reason",
                "reason-missing",
                "Thiếu lý do; hãy ghi vì sao trong reason.",
                "The reason is missing; say why in reason."));
        rows.add(row(
                "registered in an ended province",
                after(List.of(), registered(BÌNH_THUẬN)),
                "/province",
                "province-ended",
                "VN-60 (Bình Thuận) đã kết thúc ngày 2025-06-30 và chỉ nhận việc đến ngày đó; tỉnh kế tục là VN-68"
                        + " (Lâm Đồng).",
                "VN-60 (Bình Thuận) ended on 2025-06-30 and takes part only in what is dated until then; its successor"
                        + " is VN-68 (Lâm Đồng)."));
        rows.add(row(
                "moved into a province to come",
                after(List.of(registered(LẠNG_SƠN)), moved(BẮC_NINH_TODAY, "2024-01-01")),
                "/province",
                "province-not-yet",
                "VN-24@2025-07-01 (Bắc Ninh) chỉ có từ 2025-07-01, chưa có vào 2024-01-01; khi đó là"
                        + " VN-24@to-2025-06-30 (Bắc Giang), VN-27 (Bắc Ninh).",
                "VN-24@2025-07-01 (Bắc Ninh) exists from 2025-07-01 on, not yet in 2024-01-01; then it was"
                        + " VN-24@to-2025-06-30 (Bắc Giang), VN-27 (Bắc Ninh)."));
        rows.add(row(
                "moved tomorrow",
                after(List.of(registered(LẠNG_SƠN)), moved(HÀ_NỘI, "2026-06-02")),
                "/effectiveDate",
                "date-in-future",
                "Ngày 2026-06-02 ở tương lai; chỉ nhận ngày đến hết hôm nay (2026-06-01).",
                "2026-06-02 is in the future; dates up to today (2026-06-01) are accepted."));
        rows.add(row(
                "moved before the last move",
                after(List.of(registered(LẠNG_SƠN), moved(HÀ_NỘI, "2024-03-01")), moved(LẠNG_SƠN, "2024-02-01")),
                "/effectiveDate",
                "move-before-last",
                "Ngày chuyển 2024-02-01 trước lần chuyển gần nhất; phải từ 2024-03-01 trở đi.",
                "The move on 2024-02-01 is before the last one; it must be 2024-03-01 or later."));
        rows.add(row(
                "moved after its end",
                after(DISSOLVED, moved(HÀ_NỘI, "2024-03-01")),
                "",
                "enterprise-ended",
                "Cơ sở e-1 đã giải thể hoặc sáp nhập nên không thực hiện được việc này.",
                "Enterprise e-1 was dissolved or merged, so this can no longer be done."));
        rows.add(row(
                "alive again",
                after(DISSOLVED, status(EnterpriseStatus.ACTIVE, "2024-02-01")),
                "/status",
                "status-final",
                "Cơ sở đã ở trạng thái cuối DISSOLVED (từ 2024-01-01), không thay đổi được nữa.",
                "The enterprise is DISSOLVED (since 2024-01-01), which is final; it can no longer change."));
        rows.add(row(
                "status before the last",
                after(
                        List.of(registered(LẠNG_SƠN), status(EnterpriseStatus.REDUCED, "2024-01-01")),
                        status(EnterpriseStatus.SUSPENDED, "2023-12-31")),
                "/effectiveDate",
                "status-before-last",
                "Ngày 2023-12-31 trước ngày của trạng thái REDUCED (2024-01-01); phải từ 2024-01-01 trở đi.",
                "2023-12-31 is before the date of REDUCED (2024-01-01); it must be 2024-01-01 or later."));
        rows.add(row(
                "merged into nobody",
                after(List.of(registered(LẠNG_SƠN)), status(EnterpriseStatus.MERGED_INTO, "2024-01-01")),
                "/mergedInto",
                "merged-into-missing",
                "Trạng thái MERGED_INTO phải ghi mã của cơ sở nhận sáp nhập trong mergedInto.",
                "MERGED_INTO needs the id of the survivor in mergedInto."));
        rows.add(row(
                "merged into itself",
                after(List.of(registered(LẠNG_SƠN)), merged("e-1"), survivor(true)),
                "/mergedInto",
                "merged-into-itself",
                "Cơ sở không thể sáp nhập vào chính mình; hãy ghi mã của cơ sở nhận sáp nhập.",
                "An enterprise cannot be merged into itself; give the id of the survivor."));
        rows.add(row(
                "merged into an unknown one",
                after(List.of(registered(LẠNG_SƠN)), merged("e-9"), survivor(false)),
                "/mergedInto",
                "enterprise-unknown",
                "Không có cơ sở nào mang mã e-9; hãy tìm bằng GET /api/v1/enterprises?q=.",
                "No enterprise has the id e-9; look for it with GET /api/v1/enterprises?q=."));
        rows.add(row(
                "merged in a circle",
                after(List.of(registered(LẠNG_SƠN)), merged("e-2"), survivor(true, "e-1")),
                "/mergedInto",
                "merged-in-a-circle",
                "Cơ sở e-2 đã sáp nhập (trực tiếp hoặc qua cơ sở khác) vào chính e-1, nên e-1 không thể sáp nhập vào"
                        + " e-2.",
                "Enterprise e-2 was itself merged into e-1, directly or through others, so e-1 cannot be merged into"
                        + " e-2."));
        rows.add(row(
                "dissolved into another one",
                after(
                        List.of(registered(LẠNG_SƠN)),
                        new EnterpriseCommand.ChangeStatus(
                                EnterpriseStatus.DISSOLVED, LocalDate.of(2024, 1, 1), "e-2", "giải thể"),
                        survivor(true)),
                "/mergedInto",
                "merged-into-unexpected",
                "Trạng thái DISSOLVED không có cơ sở nhận sáp nhập; mergedInto chỉ dùng với MERGED_INTO.",
                "DISSOLVED has no survivor; mergedInto goes with MERGED_INTO only."));
        // recognitions
        rows.add(row(
                "the same product twice",
                after(APPLIED, applied("trà ô long", Level.PROVINCE, 2024)),
                "/product",
                "recognition-exists",
                "Sản phẩm “Trà Ô Long” cấp PROVINCE năm 2024 đã được ghi (r1).",
                "“Trà Ô Long” at level PROVINCE of 2024 is recorded already (r1)."));
        rows.add(row(
                "one too many",
                () -> Told.of(Enterprise.decide(
                        "e-1",
                        full(),
                        applied("Trà Ô Long", Level.PROVINCE, 2024),
                        EnterpriseFacts.NONE,
                        RULES,
                        TODAY)),
                "",
                "recognitions-full",
                "Cơ sở e-1 đã có 500 hồ sơ công nhận, là số tối đa của một cơ sở.",
                "Enterprise e-1 has 500 recognitions, the most that one can have."));
        rows.add(row(
                "a step of the ladder left out",
                after(List.of(registered(LẠNG_SƠN)), applied("Trà Ô Long", Level.REGION, 2024)),
                "/level",
                "ladder",
                "Để đăng ký cấp REGION, sản phẩm “Trà Ô Long” phải được công nhận ở cấp PROVINCE từ năm 2024 trở về"
                        + " trước và chưa bị thu hồi.",
                "To apply at level REGION, “Trà Ô Long” needs a recognition at level PROVINCE from 2024 or earlier"
                        + " that was not revoked."));
        rows.add(row(
                "a district after the districts",
                after(List.of(registered(LẠNG_SƠN)), applied("Trà Ô Long", Level.DISTRICT, 2026)),
                "/level",
                "level-ended",
                "Cấp DISTRICT chỉ có quyết định đến hết 2025-06-30.",
                "Decisions at level DISTRICT were possible up to 2025-06-30 only."));
        rows.add(row(
                        "a region in an odd year",
                        after(List.of(registered(LẠNG_SƠN)), recorded("Trà Ô Long", Level.REGION, 2021)),
                        "/votingYear",
                        "region-in-even-years",
                        "Bình chọn cấp khu vực thường vào năm chẵn; 2021 là năm lẻ.",
                        "Regional votes are held in even years; 2021 is odd.")
                .beside("/level ladder"));
        rows.add(row(
                        "the nation in an even year",
                        after(List.of(registered(LẠNG_SƠN)), recorded("Trà Ô Long", Level.NATIONAL, 2022)),
                        "/votingYear",
                        "national-in-odd-years",
                        "Bình chọn cấp quốc gia thường vào năm lẻ; 2022 là năm chẵn.",
                        "National votes are held in odd years; 2022 is even.")
                .beside("/level ladder"));
        rows.add(row(
                "historical from nowhere",
                after(
                        List.of(registered(LẠNG_SƠN)),
                        new EnterpriseCommand.Apply(new Application(
                                "Trà", ProductGroup.AGRO_FOOD, false, Level.PROVINCE, 2019, true, null, null))),
                "/source",
                "source-missing",
                "Bản ghi lịch sử phải nêu nguồn tài liệu trong source.",
                "A historical record must name its source."));
        rows.add(
                row(
                        "decided twice",
                        after(RECOGNISED, turnedDown("r1", "2024-09-01")),
                        "",
                        "recognition-decided",
                        "Công nhận r1 đã có kết quả (RECOGNISED); chỉ quyết định được khi đang ở APPLIED. Hãy dùng PUT để đính"
                                + " chính.",
                        "Recognition r1 is decided already (RECOGNISED); only one that is APPLIED can be. Use PUT to correct it."));
        rows.add(row(
                "recognised on no day",
                after(APPLIED, recognised("r1", null)),
                "/decisionDate",
                "decision-date-missing",
                "Kết quả RECOGNISED phải có ngày quyết định (chỉ bản ghi lịch sử mới được để trống).",
                "RECOGNISED needs the date of the decision (only a historical record may lack it)."));
        rows.add(row(
                "decided before its year",
                after(APPLIED, recognised("r1", "2023-12-31")),
                "/decisionDate",
                "decision-before-voting-year",
                "Ngày quyết định 2023-12-31 trước năm bình chọn 2024; phải từ ngày 2024-01-01 trở đi.",
                "The decision date 2023-12-31 is before the voting year 2024; it must be 2024-01-01 or later."));
        rows.add(row(
                "a strange number",
                after(APPLIED, decided(new Ruling("số 12", LocalDate.of(2024, 8, 23), null, null, null, null))),
                "/decisionNumber",
                "decision-number-form",
                "Số quyết định “số 12” không theo mẫu thường gặp như 1997/QĐ-BCT hoặc 76/QĐ-CTĐP.",
                "The decision number “số 12” is not written as usual, such as 1997/QĐ-BCT or 76/QĐ-CTĐP."));
        rows.add(row(
                "no number",
                after(APPLIED, decided(new Ruling(null, LocalDate.of(2024, 8, 23), null, null, null, null))),
                "/decisionNumber",
                "decision-number-unknown",
                "Chưa có số quyết định; hãy bổ sung khi biết.",
                "There is no decision number; add it once it is known."));
        rows.add(row(
                "a foreign issuer",
                after(
                        APPLIED,
                        decided(new Ruling("1/QĐ-BCT", LocalDate.of(2024, 8, 23), Issuer.MINISTER, null, null, null))),
                "/issuer",
                "issuer-of-level",
                "Cơ quan MINISTER không công nhận ở cấp PROVINCE; cấp này do PROVINCIAL_COMMITTEE công nhận.",
                "MINISTER does not recognise at level PROVINCE; PROVINCIAL_COMMITTEE does."));
        rows.add(row(
                "an end before the start",
                after(
                        APPLIED,
                        decided(new Ruling(
                                "1/QĐ-UBND", LocalDate.of(2024, 8, 23), null, null, null, LocalDate.of(2024, 8, 22)))),
                "/validUntil",
                "end-before-start",
                "Ngày kết thúc 2024-08-22 trước ngày bắt đầu; phải từ 2024-08-23 trở đi.",
                "The end 2024-08-22 is before the start; it must be 2024-08-23 or later."));
        rows.add(row(
                "a certificate of nothing",
                after(
                        APPLIED,
                        new EnterpriseCommand.Decide(
                                "r1",
                                Outcome.NOT_RECOGNISED,
                                new Ruling("1/QĐ-UBND", null, null, null, "GCN-1", null))),
                "/certificateNumber",
                "only-when-recognised",
                "Chỉ ghi được khi kết quả là RECOGNISED.",
                "Possible only when the outcome is RECOGNISED."));
        rows.add(row(
                        "a decision in a correction of an open application",
                        after(APPLIED, corrected(ruling("2024-08-23"))),
                        "/decisionDate",
                        "only-when-decided",
                        "Chỉ ghi được sau khi đã có kết quả bình chọn; trước hết hãy dùng POST …/decision.",
                        "Possible only once the vote is decided; use POST …/decision first.")
                .beside("/decisionNumber only-when-decided"));
        rows.add(row(
                "decided after it was revoked",
                after(with(RECOGNISED, revoked("r1", "2024-12-01")), corrected(ruling("2025-01-01"))),
                "/decisionDate",
                "decision-after-revocation",
                "Giấy chứng nhận có hiệu lực từ 2025-01-01 nhưng đã bị thu hồi từ 2024-12-01; ngày quyết định phải"
                        + " không sau ngày thu hồi.",
                "The certificate would hold from 2025-01-01 but was revoked on 2024-12-01; the decision cannot be"
                        + " later than the revocation."));
        rows.add(row(
                "revoked before it held",
                after(RECOGNISED, revoked("r1", "2024-08-22")),
                "/date",
                "revocation-before-start",
                "Ngày thu hồi 2024-08-22 trước ngày giấy chứng nhận có hiệu lực; phải từ 2024-08-23 trở đi.",
                "The revocation on 2024-08-22 is before the certificate holds; it must be 2024-08-23 or later."));
        rows.add(row(
                "revoked without being recognised",
                after(APPLIED, revoked("r1", "2024-08-22")),
                "",
                "recognition-not-recognised",
                "Công nhận r1 đang ở trạng thái APPLIED; chỉ thu hồi được khi đang ở RECOGNISED.",
                "Recognition r1 is APPLIED; only one that is RECOGNISED can be revoked."));
        rows.add(row(
                "revoked under another level",
                after(
                        with(RECOGNISED, applied("Trà Ô Long", Level.REGION, 2024), recognised("r2", "2024-09-20")),
                        revoked("r1", "2024-12-01")),
                "",
                "others-rest-on-it",
                "Công nhận r2 cấp REGION năm 2024 dựa trên công nhận này.",
                "Recognition r2 at level REGION of 2024 rests on this one."));
        rows.add(row(
                "withdrawn twice",
                after(with(APPLIED, withdrawn("r1")), withdrawn("r1")),
                "",
                "recognition-withdrawn",
                "Công nhận r1 đã rút do ghi nhầm, không thay đổi được nữa.",
                "Recognition r1 was withdrawn as recorded in error; it can no longer change."));
        return rows;
    }

    private static Told row(
            String what, Supplier<List<Finding>> findings, String field, String code, String vi, String en) {
        return new Told(what, findings, field, code, vi, en);
    }

    private static Supplier<List<Finding>> entry(String member) {
        return () -> Spoken.findings(
                EstablishmentBody.class,
                "{\"name\": \"A\", \"legalForm\": \"JSC\", \"province\": \"VN-20\", " + member + "}");
    }

    private static Supplier<List<Finding>> after(List<EnterpriseCommand> past, EnterpriseCommand command) {
        return after(past, command, EnterpriseFacts.NONE);
    }

    private static Supplier<List<Finding>> after(
            List<EnterpriseCommand> past, EnterpriseCommand command, EnterpriseFacts facts) {
        return () -> Told.of(enterprise(facts).given(past).when(command).decision());
    }

    private static EnterpriseCommand registering(List<String> confirm) {
        return new EnterpriseCommand.Register(
                Entered.of(EnterpriseFixture.entry("Công ty CP Việt Bắc", LẠNG_SƠN)), confirm, null);
    }

    private static List<EnterpriseCommand> with(List<EnterpriseCommand> past, EnterpriseCommand... more) {
        var all = new ArrayList<>(past);
        all.addAll(List.of(more));
        return all;
    }

    private static Enterprise full() {
        var state = enterprise().given(APPLIED).when(withdrawn("r1")).then();
        return new Enterprise(
                state.details(),
                List.of(),
                Collections.nCopies(500, state.recognitions().getFirst()));
    }

    private static EnterpriseCommand decided(Ruling ruling) {
        return new EnterpriseCommand.Decide("r1", Outcome.RECOGNISED, ruling);
    }

    private static EnterpriseCommand corrected(Ruling ruling) {
        return new EnterpriseCommand.CorrectRecognition(
                "r1", application("Trà Ô Long", Level.PROVINCE, 2024, false), ruling, null, null, "đính chính");
    }
}
