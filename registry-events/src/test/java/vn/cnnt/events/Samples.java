package vn.cnnt.events;

import static java.time.Month.DECEMBER;
import static vn.cnnt.events.FundingSource.COUNTERPART;
import static vn.cnnt.events.FundingSource.LOCAL;
import static vn.cnnt.events.FundingSource.NATIONAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the golden files say, as records: Lạng Sơn and its neighbours, from the seed article, the press and the plans
/// of the Ministry. Tax code, household number and survivor of the merger are made up.
final class Samples {
    private static final Province LẠNG_SƠN = Province.of("VN-20");
    private static final Province BẮC_NINH = Province.of("VN-24@2025-07-01");
    private static final Province HÀ_TĨNH = Province.of("VN-42");
    private static final Province BÌNH_THUẬN = Province.of("VN-60");
    private static final String VIỆT_BẮC = "e-01jd7b2m4k";
    private static final String BẢN_LỀ = "g-01jd7b9x0q";
    private static final String SẢN_PHẨM = "f-01jd7c4v2e";

    /// What a golden file is expected to say; the hash is its own.
    record Sample(
            String file,
            String key,
            long sequence,
            String time,
            String actor,
            @Nullable String reason,
            List<String> confirmed,
            RegistryEvent event,
            boolean joined,
            String subject) {

        String type() {
            return file.substring(0, file.lastIndexOf('.'));
        }

        int number() {
            return Integer.parseInt(file.substring(file.lastIndexOf('.') + 1));
        }

        Envelope envelope(String hash) {
            var id = subject + "@" + sequence;
            var at = Instant.parse(time);
            return new Envelope(id, type(), subject, sequence, at, actor, reason, confirmed, event, hash, joined);
        }

        RecordedEvent recorded(String previousHash) {
            var at = Instant.parse(time);
            return RecordedEvent.of(subject, sequence, at, actor, reason, confirmed, event, previousHash);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static final List<Sample> ALL = List.of(
            of(
                    "vn.cnnt.enterprise.registered.v1.1",
                    "e-01jd7b2m3a",
                    1,
                    new EnterpriseEvent.Registered(EnterpriseDetails.of(
                            "Hợp tác xã nông sản sạch Tràng Định",
                            List.of(),
                            Identifier.NONE,
                            LegalForm.COOPERATIVE,
                            LẠNG_SƠN))),
            of(
                    "vn.cnnt.enterprise.registered.v1.2",
                    VIỆT_BẮC,
                    1,
                    null,
                    List.of("likely-duplicate"),
                    new EnterpriseEvent.Registered(việtBắc(Identifier.NONE))),
            of(
                    "vn.cnnt.enterprise.details-corrected.v1.1",
                    VIỆT_BẮC,
                    2,
                    "Bổ sung mã số thuế",
                    List.of(),
                    new EnterpriseEvent.DetailsCorrected(
                            việtBắc(new Identifier(IdentifierKind.TAX_CODE, "4901000027")))),
            of(
                    "vn.cnnt.enterprise.moved.v1.1",
                    "e-01jd7b2m5c",
                    2,
                    "Mở xưởng mới",
                    List.of(),
                    new EnterpriseEvent.Moved(household(EnterpriseStatus.ACTIVE, null), day(2025, 8, 1))),
            of(
                    "vn.cnnt.enterprise.status-changed.v1.1",
                    "e-01jd7b2m5c",
                    3,
                    "Sáp nhập theo quyết định của chủ hộ",
                    List.of(),
                    new EnterpriseEvent.StatusChanged(
                            household(EnterpriseStatus.MERGED_INTO, "e-01jd7b2m3a"), day(2025, 10, 31))),
            of(
                    "vn.cnnt.enterprise.personal-id-erased.v1.1",
                    "e-01jd7b2m5c",
                    4,
                    "Chủ hộ yêu cầu xóa",
                    List.of(),
                    new EnterpriseEvent.PersonalIdErased(
                            erased(household(EnterpriseStatus.MERGED_INTO, "e-01jd7b2m3a")))),
            of(
                    "vn.cnnt.recognition.applied.v1.1",
                    VIỆT_BẮC,
                    3,
                    new RecognitionEvent.Applied(bộBảnLề(RecognitionStatus.APPLIED))),
            of(
                    "vn.cnnt.recognition.decided.v1.1",
                    "e-01jd7b2m6f",
                    4,
                    new RecognitionEvent.Decided(new RecognitionDetails(
                            "r1",
                            "Trà Ô Long",
                            ProductGroup.AGRO_FOOD,
                            false,
                            Level.NATIONAL,
                            2021,
                            true,
                            null,
                            null,
                            LẠNG_SƠN,
                            RecognitionStatus.RECOGNISED,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null))),
            of(
                    "vn.cnnt.recognition.decided.v1.2",
                    VIỆT_BẮC,
                    4,
                    new RecognitionEvent.Decided(bộBảnLề(RecognitionStatus.RECOGNISED))),
            of(
                    "vn.cnnt.recognition.decided.v1.3",
                    VIỆT_BẮC,
                    4,
                    new RecognitionEvent.Decided(bộBảnLề(RecognitionStatus.RECOGNISED)
                            .with(it -> it.documentUrl = "https://congbao.example.vn/76-QD-CTDP.pdf"))),
            of(
                    "vn.cnnt.recognition.corrected.v1.1",
                    VIỆT_BẮC,
                    5,
                    "Số quyết định ghi thiếu",
                    List.of(),
                    new RecognitionEvent.Corrected(bộBảnLề(RecognitionStatus.RECOGNISED))),
            of(
                    "vn.cnnt.recognition.revoked.v1.1",
                    VIỆT_BẮC,
                    6,
                    "Không còn sản xuất sản phẩm",
                    List.of(),
                    new RecognitionEvent.Revoked(bộBảnLề(RecognitionStatus.REVOKED))),
            of(
                    "vn.cnnt.recognition.revoked.v1.2",
                    VIỆT_BẮC,
                    6,
                    "Không còn sản xuất sản phẩm",
                    List.of(),
                    new RecognitionEvent.Revoked(
                            bộBảnLề(RecognitionStatus.REVOKED).with(it -> {
                                it.documentUrl = "https://congbao.example.vn/76-QD-CTDP.pdf";
                                it.revocationDocumentUrl = "https://congbao.example.vn/15-QD-CTDP.pdf";
                            }))),
            of(
                    "vn.cnnt.recognition.withdrawn.v1.1",
                    VIỆT_BẮC,
                    7,
                    "Ghi nhầm cơ sở",
                    List.of(),
                    new RecognitionEvent.Withdrawn(bộBảnLề(RecognitionStatus.WITHDRAWN))),
            of("vn.cnnt.grant.proposed.v1.1", BẢN_LỀ, 1, new GrantEvent.Proposed(bảnLề(GrantState.PROPOSED, 0))),
            of(
                    "vn.cnnt.grant.recorded.v1.1",
                    "g-01jd7b9x1r",
                    1,
                    new GrantEvent.Recorded(new GrantDetails(
                            "Đề án nhóm: chế biến nước mắm (đợt 1)",
                            BÌNH_THUẬN,
                            2021,
                            GrantKind.GROUP,
                            SupportContent.MACHINERY,
                            List.of(new FundingLine(NATIONAL, null, 600_000_000L, null, null, null, null)),
                            List.of(),
                            null,
                            null,
                            null,
                            null,
                            true,
                            null,
                            GrantState.APPROVED,
                            Map.of(),
                            null,
                            null,
                            GrantResults.NONE,
                            0,
                            null))),
            of(
                    "vn.cnnt.grant.recorded.v1.2",
                    "g-01jd7b9x2s",
                    1,
                    null,
                    List.of("ceiling-unknown"),
                    new GrantEvent.Recorded(núiHồng())),
            of("vn.cnnt.grant.appraised.v1.1", BẢN_LỀ, 2, new GrantEvent.Appraised(bảnLề(GrantState.APPRAISED, 0))),
            joined("vn.cnnt.grant.approved.v1.1", VIỆT_BẮC, 5, new GrantEvent.Approved(bảnLề(GrantState.APPROVED, 1))),
            of("vn.cnnt.grant.contracted.v1.1", BẢN_LỀ, 6, new GrantEvent.Contracted(bảnLề(GrantState.CONTRACTED, 2))),
            of(
                    "vn.cnnt.grant.advance-paid.v1.1",
                    BẢN_LỀ,
                    7,
                    new GrantEvent.AdvancePaid(bảnLề(GrantState.IN_PROGRESS, 3))),
            of("vn.cnnt.grant.accepted.v1.1", BẢN_LỀ, 9, new GrantEvent.Accepted(bảnLề(GrantState.ACCEPTED, 4))),
            of("vn.cnnt.grant.settled.v1.1", BẢN_LỀ, 10, new GrantEvent.Settled(bảnLề(GrantState.SETTLED, 5))),
            of(
                    "vn.cnnt.grant.returned.v1.1",
                    BẢN_LỀ,
                    3,
                    "Thiếu báo giá máy dập",
                    List.of(),
                    new GrantEvent.Returned(bảnLề(GrantState.RETURNED, 0))),
            of("vn.cnnt.grant.resubmitted.v1.1", BẢN_LỀ, 4, new GrantEvent.Resubmitted(bảnLề(GrantState.APPRAISED, 0))),
            of(
                    "vn.cnnt.grant.rejected.v1.1",
                    "g-01jd7b9x3t",
                    2,
                    "Không thuộc đối tượng hỗ trợ",
                    List.of(),
                    new GrantEvent.Rejected(bảnLề(GrantState.REJECTED, 0))),
            of(
                    "vn.cnnt.grant.stopped.v1.1",
                    "g-01jd7b9x4v",
                    8,
                    "Đơn vị thụ hưởng ngừng đầu tư",
                    List.of(),
                    new GrantEvent.Stopped(hộiChợ())),
            of(
                    "vn.cnnt.grant.adjusted.v1.1",
                    BẢN_LỀ,
                    8,
                    "Điều chỉnh vốn đối ứng",
                    List.of("ceiling"),
                    new GrantEvent.Adjusted(bảnLề(GrantState.IN_PROGRESS, 3))),
            of(
                    "vn.cnnt.grant.adjusted.v1.2",
                    BẢN_LỀ,
                    8,
                    "Điều chỉnh vốn đối ứng",
                    List.of("ceiling"),
                    new GrantEvent.Adjusted(bảnLề(GrantState.IN_PROGRESS, 3)
                            .with(it -> it.documentUrl = "https://congbao.example.vn/3919-QD-BCT.pdf"))),
            of(
                    "vn.cnnt.reported-figure.recorded.v1.1",
                    SẢN_PHẨM,
                    1,
                    new ReportedFigureEvent.Recorded(sảnPhẩm(7, null, false))),
            new Sample(
                    "vn.cnnt.reported-figure.corrected.v1.1",
                    "f-VOTING.VN-20.2019",
                    2,
                    at(2),
                    "soct.langson",
                    "Báo cáo lần đầu ghi thiếu",
                    List.of(),
                    new ReportedFigureEvent.Corrected(sảnPhẩm(8, "Theo danh sách kèm theo", false)),
                    false,
                    SẢN_PHẨM),
            of(
                    "vn.cnnt.reported-figure.withdrawn.v1.1",
                    SẢN_PHẨM,
                    3,
                    "Nhập nhầm năm",
                    List.of(),
                    new ReportedFigureEvent.Withdrawn(sảnPhẩm(8, "Theo danh sách kèm theo", true))));

    private Samples() {}

    /// The establishment of the seed article, with every member it can have while it works.
    private static EnterpriseDetails việtBắc(Identifier identifier) {
        return new EnterpriseDetails(
                "Công ty cổ phần đầu tư xây dựng và phát triển Việt Bắc",
                List.of("Công ty Cổ phần Đầu tư xây dựng và phát triển Việt Bắc", "Công ty CP Việt Bắc"),
                identifier,
                LegalForm.JSC,
                SizeClass.SMALL,
                new Sector(SectorVersion.VSIC2018, "25930"),
                LẠNG_SƠN,
                "thành phố Lạng Sơn",
                "Lạng Sơn",
                "Đơn vị trong bài báo gốc",
                EnterpriseStatus.ACTIVE,
                null,
                null);
    }

    private static EnterpriseDetails household(EnterpriseStatus status, @Nullable String mergedInto) {
        return new EnterpriseDetails(
                "Hộ kinh doanh Lương Văn Lạc",
                List.of(),
                new Identifier(IdentifierKind.PERSONAL_ID, Identifier.masked("020089001234")),
                LegalForm.HOUSEHOLD,
                SizeClass.MICRO,
                new Sector(SectorVersion.VSIC2025, "31"),
                BẮC_NINH,
                "phường Bắc Giang",
                null,
                null,
                status,
                mergedInto == null ? null : day(2025, 10, 31),
                mergedInto);
    }

    private static EnterpriseDetails erased(EnterpriseDetails details) {
        return details.knownBy(new Identifier(IdentifierKind.PERSONAL_ID, null));
    }

    /// Recognised by the region in 2022 (76/QĐ-CTĐP).
    private static RecognitionDetails bộBảnLề(RecognitionStatus status) {
        var decided = status != RecognitionStatus.APPLIED;
        var revoked = status == RecognitionStatus.REVOKED;
        return new RecognitionDetails(
                "r1",
                "Bộ sản phẩm bản lề cửa (Bản lề Âm dương 100x2.4-201; Bản lề cối cửa thép C127)",
                ProductGroup.MACHINERY,
                true,
                Level.REGION,
                2022,
                true,
                "dantoctongiao.baodantoc.vn 22/09/2022",
                "Cơ sở của bài báo gốc",
                LẠNG_SƠN,
                status,
                decided ? LẠNG_SƠN : null,
                decided ? "76/QĐ-CTĐP" : null,
                decided ? day(2022, 9, 20) : null,
                decided ? Issuer.NATIONAL_AGENCY : null,
                decided ? "Cục Công Thương địa phương" : null,
                decided ? "KVB-2022/14" : null,
                decided ? day(2022, 9, 20) : null,
                decided ? LocalDate.of(2025, DECEMBER, 31) : null,
                revoked ? day(2024, 3, 1) : null,
                revoked ? "15/QĐ-CTĐP" : null,
                null,
                null);
    }

    /// The grant of the seed article: 600 million of national money towards at least 2,000 million.
    private static GrantDetails bảnLề(GrantState state, int stages) {
        var million = 1_000_000L;
        var approved = stages > 0;
        return new GrantDetails(
                "Xây dựng mô hình trình diễn kỹ thuật sản xuất bản lề cửa",
                LẠNG_SƠN,
                2020,
                GrantKind.SINGLE,
                SupportContent.DEMO_MODEL,
                List.of(line(NATIONAL, 600 * million, stages), line(COUNTERPART, 1_400 * million, stages)),
                approved ? List.of(new BeneficiaryLine(VIỆT_BẮC, 600 * million, false)) : List.of(),
                day(2020, 1, 2),
                day(2020, 12, 31),
                "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Lạng Sơn",
                null,
                false,
                null,
                state,
                approved
                        ? Map.of(
                                GrantState.PROPOSED, day(2019, 6, 14),
                                GrantState.APPRAISED, day(2019, 9, 30),
                                GrantState.APPROVED, day(2019, 12, 27))
                        : Map.of(GrantState.PROPOSED, day(2019, 6, 14)),
                state == GrantState.RETURNED ? GrantState.APPRAISED : null,
                approved ? "3919/QĐ-BCT" : null,
                stages > 3 ? new GrantResults(25, 0, 0, 0, 4, 1) : GrantResults.NONE,
                0,
                null);
    }

    private static FundingLine line(FundingSource source, long amount, int stages) {
        return new FundingLine(
                source,
                amount,
                stages > 0 ? amount : null,
                stages > 1 ? amount : null,
                stages > 2 ? amount / 2 : null,
                stages > 3 ? amount : null,
                stages > 4 ? amount : null);
    }

    /// 690 million = 300 of the province + 390 of its own.
    private static GrantDetails núiHồng() {
        return new GrantDetails(
                "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến vào sản xuất, gia công, đúc gang thép",
                HÀ_TĨNH,
                2019,
                GrantKind.SINGLE,
                SupportContent.MACHINERY,
                List.of(
                        new FundingLine(LOCAL, null, 300_000_000L, null, null, null, 300_000_000L),
                        new FundingLine(COUNTERPART, null, 390_000_000L, null, null, null, null)),
                List.of(new BeneficiaryLine("e-01jd7b2m8h", null, true)),
                null,
                null,
                null,
                null,
                true,
                "nongthonmoihatinh.vn 104277",
                GrantState.SETTLED,
                Map.of(GrantState.APPROVED, day(2019, 12, 26)),
                null,
                "4216/QĐ-UBND",
                GrantResults.NONE,
                0,
                null);
    }

    private static GrantDetails hộiChợ() {
        return new GrantDetails(
                "Tổ chức hội chợ triển lãm hàng công nghiệp nông thôn tiêu biểu",
                LẠNG_SƠN,
                2021,
                GrantKind.FLAGSHIP,
                SupportContent.FAIR_DOMESTIC,
                List.of(line(NATIONAL, 900_000_000L, 3)),
                List.of(new BeneficiaryLine(VIỆT_BẮC, null, false)),
                day(2021, 8, 1),
                day(2021, 8, 7),
                "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Lạng Sơn",
                new Fair(
                        "Hội chợ hàng công nghiệp nông thôn tiêu biểu",
                        "thành phố Lạng Sơn",
                        day(2021, 8, 1),
                        day(2021, 8, 7),
                        FairState.CANCELLED,
                        "Dịch COVID-19"),
                false,
                null,
                GrantState.STOPPED,
                Map.of(GrantState.STOPPED, day(2021, 7, 20)),
                null,
                "1801/QĐ-BCT",
                GrantResults.NONE,
                450_000_000L,
                null);
    }

    private static ReportedFigureDetails sảnPhẩm(long value, @Nullable String note, boolean withdrawn) {
        return new ReportedFigureDetails(
                OfficialForm.VOTING,
                LẠNG_SƠN,
                2019,
                "TOTAL",
                "recognised.PROVINCE",
                value,
                "Báo cáo của Sở Công Thương Lạng Sơn năm 2019",
                note,
                withdrawn);
    }

    private static Sample of(String file, String subject, long sequence, RegistryEvent event) {
        return of(file, subject, sequence, null, List.of(), event);
    }

    private static Sample of(
            String file,
            String subject,
            long sequence,
            @Nullable String reason,
            List<String> confirmed,
            RegistryEvent event) {
        return new Sample(
                file, subject, sequence, at(sequence), "soct.langson", reason, confirmed, event, false, subject);
    }

    private static Sample joined(String file, String key, long sequence, RegistryEvent event) {
        return new Sample(file, key, sequence, at(sequence), "soct.langson", null, List.of(), event, true, BẢN_LỀ);
    }

    private static String at(long sequence) {
        return "2026-11-2" + sequence % 10 + "T02:30:15.120Z";
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
