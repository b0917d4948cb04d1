package vn.cnnt.registry.grant;

import static vn.cnnt.events.FundingSource.COUNTERPART;
import static vn.cnnt.events.FundingSource.LOCAL;
import static vn.cnnt.events.FundingSource.NATIONAL;
import static vn.cnnt.events.GrantState.ACCEPTED;
import static vn.cnnt.events.GrantState.APPRAISED;
import static vn.cnnt.events.GrantState.APPROVED;
import static vn.cnnt.events.GrantState.CONTRACTED;
import static vn.cnnt.events.GrantState.IN_PROGRESS;
import static vn.cnnt.events.GrantState.PROPOSED;
import static vn.cnnt.events.GrantState.REJECTED;
import static vn.cnnt.events.GrantState.SETTLED;
import static vn.cnnt.events.GrantState.STOPPED;
import static vn.cnnt.registry.grant.GrantFixture.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.decision.Told;

/// Every rule about grants, by a request that breaks it.
public class GrantRefusalsTest {

    @ParameterizedTest
    @MethodSource("rows")
    void tells_the_member_the_code_and_the_words_in_both_languages(Told told) {
        told.check();
    }

    public static List<Told> rows() {
        var money = demoModel().funding;
        var rows = new ArrayList<Told>();
        rows.add(row(
                "an ended province",
                after(List.of(), demoModel().in(Province.of("VN-60"), 2026).command()),
                "/province",
                "province-ended",
                "VN-60 (Bình Thuận) đã kết thúc ngày 2025-06-30 và chỉ nhận việc đến ngày đó; tỉnh kế tục là VN-68"
                        + " (Lâm Đồng).",
                "VN-60 (Bình Thuận) ended on 2025-06-30 and takes part only in what is dated until then; its successor"
                        + " is VN-68 (Lâm Đồng)."));
        rows.add(row(
                "a content to come",
                after(
                        List.of(),
                        demoModel()
                                .in(LẠNG_SƠN, 2024)
                                .of(SupportContent.DIGITAL_SUSTAINABLE, money, List.of())
                                .command()),
                "/content",
                "content-not-yet",
                "Nội dung DIGITAL_SUSTAINABLE chỉ có từ 2025-10-15, không dùng được cho năm kế hoạch 2024.",
                "DIGITAL_SUSTAINABLE exists from 2025-10-15 on and cannot be planned for 2024."));
        rows.add(row(
                "a plan that ends before it begins",
                after(List.of(), demoModel().planned("2026-05-01", "2026-04-30").command()),
                "/plannedTo",
                "end-before-start",
                "Ngày kết thúc 2026-04-30 trước ngày bắt đầu; phải từ 2026-05-01 trở đi.",
                "The end 2026-04-30 is before the start; it must be 2026-05-01 or later."));
        rows.add(row(
                "a new one in a later state",
                after(List.of(), inState(APPROVED)),
                "/state",
                "only-historical",
                "Chỉ ghi được với bản ghi lịch sử (historical: true, kèm source).",
                "Only a historical record (historical: true, with its source) may say this."));
        rows.add(row(
                        "historical from nowhere",
                        after(List.of(), unnamed()),
                        "/source",
                        "source-missing",
                        "Bản ghi lịch sử phải nêu nguồn tài liệu trong source.",
                        "A historical record must name its source.")
                .beside("/decisionNumber decision-number-unknown"));
        rows.add(row(
                "historical without a number",
                after(List.of(), demoModel().recorded(APPROVED).command()),
                "/decisionNumber",
                "decision-number-unknown",
                "Chưa có số quyết định; hãy bổ sung khi biết.",
                "There is no decision number; add it once it is known."));
        rows.add(row(
                        "historical dates out of order",
                        after(
                                List.of(),
                                demoModel()
                                        .recorded(CONTRACTED)
                                        .dated(Map.of(
                                                APPROVED,
                                                LocalDate.of(2020, 2, 1),
                                                CONTRACTED,
                                                LocalDate.of(2020, 1, 1)))
                                        .command()),
                        "/dates/CONTRACTED",
                        "date-before-previous",
                        "Ngày 2020-01-01 trước ngày của trạng thái APPROVED (2020-02-01); phải từ 2020-02-01 trở đi.",
                        "2020-01-01 is before the date of APPROVED (2020-02-01); it must be 2020-02-01 or later.")
                .beside("/decisionNumber decision-number-unknown"));
        rows.add(row(
                        "the date of a state to come",
                        after(
                                List.of(),
                                demoModel()
                                        .recorded(APPROVED)
                                        .dated(Map.of(SETTLED, LocalDate.of(2020, 2, 1)))
                                        .command()),
                        "/dates/SETTLED",
                        "state-not-reached",
                        "Ngày của trạng thái SETTLED không có khi đề án ở trạng thái APPROVED.",
                        "There is no date of SETTLED for a grant that is APPROVED.")
                .beside("/decisionNumber decision-number-unknown"));
        rows.add(row(
                "no support",
                after(
                        List.of(),
                        demoModel()
                                .of(SupportContent.DEMO_MODEL, List.of(requested(COUNTERPART, 1)), List.of())
                                .command()),
                "/funding",
                "support-missing",
                "Chưa có số tiền hỗ trợ nào từ nguồn NATIONAL hoặc LOCAL.",
                "There is no support from NATIONAL or LOCAL yet."));
        rows.add(row(
                "a source twice",
                after(
                        List.of(),
                        demoModel()
                                .of(
                                        SupportContent.TRAINING,
                                        List.of(requested(NATIONAL, 1), requested(NATIONAL, 2)),
                                        List.of())
                                .command()),
                "/funding/1/source",
                "source-repeated",
                "Nguồn NATIONAL xuất hiện nhiều lần; mỗi nguồn chỉ có một dòng.",
                "NATIONAL appears more than once; there is one line per source."));
        rows.add(row(
                "a stage to come",
                after(
                        List.of(),
                        demoModel()
                                .of(
                                        SupportContent.TRAINING,
                                        List.of(new FundingLine(LOCAL, 10L, 10L, null, null, null, null)),
                                        List.of())
                                .command()),
                "/funding/0/approved",
                "stage-not-reached",
                "Giai đoạn approved chưa tới khi đề án ở trạng thái PROPOSED; hãy bỏ số tiền này.",
                "The stage approved is not reached at PROPOSED; leave the amount out."));
        rows.add(row(
                        "more than was requested",
                        after(upTo(APPRAISED), to(APPROVED, "2026-01-01", national(301))),
                        "/funding/0/amount",
                        "stage-exceeded",
                        "Nguồn NATIONAL: approved 301.000.000 đồng vượt requested 300.000.000 đồng; tối đa 300.000.000 đồng.",
                        "NATIONAL: approved 301,000,000 VND is more than requested 300,000,000 VND; at most 300,000,000 VND.")
                .beside("/funding/0/amount ceiling-exceeded"));
        rows.add(row(
                        "a source the grant has not",
                        after(upTo(APPRAISED), to(APPROVED, "2026-01-01", List.of(new GrantCommand.Amount(LOCAL, 1L)))),
                        "/funding/0/source",
                        "source-not-in-grant",
                        "Đề án không có nguồn LOCAL; các nguồn có: COUNTERPART, NATIONAL.",
                        "The grant has no line for LOCAL; it has: COUNTERPART, NATIONAL.")
                .beside("/funding amount-unknown"));
        rows.add(row(
                "money at the appraisal",
                after(upTo(PROPOSED), to(APPRAISED, "2026-01-01", national(1))),
                "/funding",
                "no-stage",
                "Trạng thái APPRAISED không ghi số tiền nào; hãy bỏ funding.",
                "APPRAISED fills no amount; leave funding out."));
        rows.add(row(
                "approved for an unknown amount",
                after(upTo(APPRAISED), to(APPROVED, "2026-01-01")),
                "/funding",
                "amount-unknown",
                "Nguồn NATIONAL chưa có số tiền ở giai đoạn approved; hãy ghi số tiền (0 nếu không có) khi biết.",
                "NATIONAL has no approved amount yet; state it (0 if there is none) once it is known."));
        rows.add(row(
                "an unknown beneficiary",
                after(List.of(), forOne("e-9", null)),
                "/beneficiaries/0/enterprise",
                "enterprise-unknown",
                "Không có cơ sở nào mang mã e-9; hãy tìm bằng GET /api/v1/enterprises?q=.",
                "No enterprise has the id e-9; look for it with GET /api/v1/enterprises?q=."));
        rows.add(row(
                "a dissolved beneficiary",
                after(List.of(), forOne("e-3", null)),
                "/beneficiaries/0/enterprise",
                "beneficiary-ended",
                "Cơ sở HTX Ba đang ở trạng thái DISSOLVED; hãy kiểm tra có đúng là đơn vị thụ hưởng không.",
                "Enterprise HTX Ba is DISSOLVED; check that it really is the beneficiary."));
        rows.add(row(
                "a beneficiary twice",
                after(
                        List.of(),
                        demoModel()
                                .of(
                                        SupportContent.DEMO_MODEL,
                                        money,
                                        List.of(beneficiary("e-1", null), beneficiary("e-1", null)))
                                .command()),
                "/beneficiaries/1/enterprise",
                "beneficiary-repeated",
                "Cơ sở HTX Một xuất hiện nhiều lần; mỗi cơ sở chỉ có một dòng trong một đề án.",
                "Enterprise HTX Một appears more than once; it has one line per grant."));
        rows.add(row(
                "more for the beneficiaries than there is",
                after(List.of(), forOne("e-1", 301L)),
                "/beneficiaries",
                "beneficiaries-exceed-support",
                "Tổng số tiền của các đơn vị thụ hưởng là 301.000.000 đồng, vượt mức hỗ trợ 300.000.000 đồng của các"
                        + " nguồn NATIONAL và LOCAL.",
                "The beneficiaries get 301,000,000 VND in total, more than the support of 300,000,000 VND from"
                        + " NATIONAL and LOCAL."));
        rows.add(row(
                "a contract with nobody",
                after(
                        List.of(
                                demoModel()
                                        .of(SupportContent.DEMO_MODEL, money, List.of())
                                        .command(),
                                to(APPRAISED, "2026-01-01"),
                                to(APPROVED, "2026-01-02", national(300))),
                        to(CONTRACTED, "2026-01-03", national(300))),
                "/beneficiaries",
                "beneficiaries-missing",
                "Ở trạng thái CONTRACTED, đề án nội dung DEMO_MODEL phải có ít nhất một đơn vị thụ hưởng.",
                "At CONTRACTED, a grant for DEMO_MODEL needs at least one beneficiary."));
        rows.add(row(
                "settled for an unknown share",
                after(
                        upTo(ACCEPTED),
                        to(SETTLED, "2026-05-20", national(270), List.of(beneficiary("e-1", null)), null, null)),
                "/beneficiaries/0/amount",
                "beneficiary-amount-missing",
                "Đơn vị thụ hưởng HTX Một chưa có số tiền; khi quyết toán số tiền của mọi đơn vị thụ hưởng phải được biết.",
                "The amount of beneficiary HTX Một is not known; at settlement every one must be."));
        rows.add(row(
                "a new grant of no money",
                after(
                        List.of(),
                        demoModel()
                                .of(SupportContent.DEMO_MODEL, List.of(), List.of(beneficiary("e-1", 200L)))
                                .command()),
                "/funding",
                "funding-missing",
                "Đề án mới phải có ít nhất một dòng kinh phí; hãy thêm một dòng với source và requested.",
                "A new grant has at least one funding line; add one with its source and requested."));
        rows.add(row(
                "a new grant that doesn't say how much",
                after(
                        List.of(),
                        demoModel()
                                .of(
                                        SupportContent.DEMO_MODEL,
                                        List.of(new FundingLine(NATIONAL, null, null, null, null, null, null)),
                                        List.of(beneficiary("e-1", 200L)))
                                .command()),
                "/funding/0/requested",
                "requested-missing",
                "Thiếu số tiền đề nghị từ nguồn NATIONAL; hãy ghi bằng đồng, không có phần lẻ.",
                "The amount requested from NATIONAL is missing; write it in whole VND."));
        rows.add(row(
                "above the share of the ceiling",
                after(
                        List.of(),
                        demoModel()
                                .of(
                                        SupportContent.DEMO_MODEL,
                                        List.of(requested(NATIONAL, 600), requested(COUNTERPART, 600)),
                                        List.of())
                                .command()),
                "/funding/0/requested",
                "ceiling-exceeded",
                "Nội dung DEMO_MODEL: 600.000.000 đồng vượt mức hỗ trợ tối đa 360.000.000 đồng (30 %; Khoản 2 Điều 8"
                        + " Thông tư 28/2018/TT-BTC); người có thẩm quyền có thể xác nhận kèm lý do.",
                "DEMO_MODEL: 600,000,000 VND is above the ceiling of 360,000,000 VND (30 %; Khoản 2 Điều 8 Thông tư"
                        + " 28/2018/TT-BTC); an authorised officer may confirm it with a reason."));
        rows.add(row(
                "confirmed without a reason",
                after(
                        List.of(
                                demoModel()
                                        .of(
                                                SupportContent.DEMO_MODEL,
                                                List.of(requested(NATIONAL, 600), requested(COUNTERPART, 600)),
                                                List.of())
                                        .command(),
                                to(APPRAISED, "2025-12-01")),
                        approved(List.of("ceiling-exceeded"), null)),
                "/reason",
                "reason-missing",
                "Thiếu lý do; hãy ghi vì sao trong reason.",
                "The reason is missing; say why in reason."));
        rows.add(row(
                "a total nobody wrote down",
                after(
                        List.of(),
                        demoModel()
                                .in(LẠNG_SƠN, 2020)
                                .of(SupportContent.DEMO_MODEL, List.of(requested(NATIONAL, 600)), List.of())
                                .recorded(PROPOSED)
                                .command()),
                "/funding/0/requested",
                "ceiling-unknown",
                "Nội dung DEMO_MODEL: chưa biết tổng kinh phí nên không kiểm tra được mức hỗ trợ tối đa; với"
                        + " 600.000.000 đồng thì tổng kinh phí phải từ 2.000.000.000 đồng trở lên (30 %; Khoản 2 Điều 8"
                        + " Thông tư 28/2018/TT-BTC).",
                "DEMO_MODEL: the total cost is not known, so the ceiling cannot be checked; 600,000,000 VND implies a"
                        + " total cost of at least 2,000,000,000 VND (30 %; Khoản 2 Điều 8 Thông tư 28/2018/TT-BTC)."));
        rows.add(row(
                "a fair of another content",
                after(List.of(), demoModel().with(fair(FairState.HELD)).command()),
                "/fair",
                "fair-content",
                "Thông tin hội chợ không đi với nội dung DEMO_MODEL; chỉ dùng với FAIR_DOMESTIC hoặc FAIR_ABROAD.",
                "A fair does not go with DEMO_MODEL, only with FAIR_DOMESTIC or FAIR_ABROAD."));
        rows.add(row(
                "a fair cancelled for no reason",
                after(
                        List.of(),
                        demoModel()
                                .of(SupportContent.FAIR_ABROAD, money, List.of())
                                .with(fair(FairState.CANCELLED))
                                .command()),
                "/fair/reason",
                "fair-reason-missing",
                "Hội chợ ở trạng thái CANCELLED phải có lý do.",
                "A fair that is CANCELLED needs a reason."));
        rows.add(row(
                "a leap",
                after(upTo(APPROVED), to(ACCEPTED, "2026-05-01")),
                "/to",
                "transition-not-allowed",
                "Từ APPROVED không chuyển sang ACCEPTED được; có thể chuyển sang: CONTRACTED, STOPPED.",
                "A grant cannot go from APPROVED to ACCEPTED; it can go to: CONTRACTED, STOPPED."));
        rows.add(row(
                "on after the end",
                after(upTo(SETTLED), to(STOPPED, "2026-05-25")),
                "/to",
                "grant-final",
                "Đề án đã ở trạng thái cuối SETTLED, không thay đổi được nữa.",
                "The grant is SETTLED, which is final; it can no longer change."));
        rows.add(row(
                        "on no day",
                        after(upTo(APPROVED), to(CONTRACTED, null, List.of(), null, null, null)),
                        "/date",
                        "date-missing",
                        "Thiếu ngày chuyển trạng thái; hãy ghi dạng NĂM-THÁNG-NGÀY, ví dụ 2026-03-15.",
                        "The date of the transition is missing; write it as year-month-day, such as 2026-03-15.")
                .beside("/funding amount-unknown"));
        rows.add(row(
                        "tomorrow",
                        after(upTo(APPROVED), to(CONTRACTED, "2026-06-02")),
                        "/date",
                        "date-in-future",
                        "Ngày 2026-06-02 ở tương lai; chỉ nhận ngày đến hết hôm nay (2026-06-01).",
                        "2026-06-02 is in the future; dates up to today (2026-06-01) are accepted.")
                .beside("/funding amount-unknown"));
        rows.add(row(
                        "approved by nobody",
                        after(
                                upTo(APPRAISED),
                                new GrantCommand.Transition(
                                        APPROVED,
                                        LocalDate.of(2026, 1, 1),
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        null)),
                        "/decisionNumber",
                        "decision-number-missing",
                        "Thiếu số quyết định; hãy ghi như 4796/QĐ-BCT.",
                        "The decision number is missing; write it as 4796/QĐ-BCT.")
                .beside("/funding amount-unknown"));
        rows.add(row(
                "a paper of no decision",
                after(
                        upTo(APPROVED),
                        decided(CONTRACTED, "2026-02-01", null, "https://congbao.vn/1.pdf", national(280))),
                "/decisionNumber",
                "document-without-number",
                "Văn bản https://congbao.vn/1.pdf là của quyết định nào? Hãy ghi số quyết định.",
                "Which decision is the document https://congbao.vn/1.pdf? Write its number."));
        rows.add(row(
                "a strange number",
                after(upTo(CONTRACTED), adjusted().by("quyết định 5", "sai").command()),
                "/decisionNumber",
                "decision-number-form",
                "Số quyết định “quyết định 5” không theo mẫu thường gặp như 1997/QĐ-BCT hoặc 76/QĐ-CTĐP.",
                "The decision number “quyết định 5” is not written as usual, such as 1997/QĐ-BCT or 76/QĐ-CTĐP."));
        rows.add(row(
                "turned down for no reason",
                after(
                        upTo(PROPOSED),
                        new GrantCommand.Transition(
                                REJECTED,
                                LocalDate.of(2026, 1, 1),
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                List.of(),
                                null)),
                "/reason",
                "reason-advised",
                "Nên ghi lý do khi chuyển sang REJECTED.",
                "A change to REJECTED should give its reason."));
        rows.add(row(
                        "results before the acceptance",
                        after(
                                upTo(APPROVED),
                                to(
                                        CONTRACTED,
                                        "2026-05-01",
                                        List.of(),
                                        null,
                                        new GrantResults(1, 0, 0, 0, 0, 0),
                                        null)),
                        "/results",
                        "only-at",
                        "Không ghi được ở trạng thái CONTRACTED; chỉ ghi ở ACCEPTED.",
                        "Not possible at CONTRACTED, only at ACCEPTED.")
                .beside("/funding amount-unknown"));
        rows.add(row(
                "more back than was paid",
                after(upTo(IN_PROGRESS), to(STOPPED, "2026-05-01", List.of(), null, null, million(101))),
                "/returned",
                "returned-exceeds-advanced",
                "Số tiền hoàn trả 101.000.000 đồng vượt số đã tạm ứng 100.000.000 đồng.",
                "101,000,000 VND returned is more than the 100,000,000 VND advanced."));
        return rows;
    }

    private static Told row(
            String what, Supplier<List<Finding>> findings, String field, String code, String vi, String en) {
        return new Told(what, findings, field, code, vi, en);
    }

    private static Supplier<List<Finding>> after(List<GrantCommand> past, GrantCommand command) {
        return () -> Told.of(grant().given(past).when(command).decision());
    }

    private static GrantCommand forOne(String enterprise, @Nullable Long millions) {
        return demoModel()
                .of(SupportContent.DEMO_MODEL, demoModel().funding, List.of(beneficiary(enterprise, millions)))
                .command();
    }

    private static GrantCommand inState(GrantState state) {
        var plan = demoModel();
        plan.state = state;
        return plan.command();
    }

    private static GrantCommand unnamed() {
        var plan = demoModel().recorded(APPROVED);
        plan.source = null;
        return plan.command();
    }

    private static Fair fair(FairState state) {
        return new Fair("Hội chợ Lạng Sơn", null, null, null, state, null);
    }
}
