package vn.cnnt.reporting.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;

/// What happened in a register, told in its own words, as the log that the figures read: each event once for every
/// addressee.
public final class History {
    public static final long MILLION = 1_000_000;

    private final List<Addressed> log = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, EnterpriseDetails> enterprises = new HashMap<>();
    private final Map<String, Map<String, RecognitionDetails>> recognitions = new HashMap<>();
    private final Map<String, GrantDetails> grants = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /// A record of the log: the event as it is sent, and as it is read.
    public record Addressed(String key, RecordedEvent event, Envelope envelope) {}

    public List<Addressed> log() {
        return List.copyOf(log);
    }

    public Statistics statistics() {
        return new Statistics(figures(), new RegistryDefinition().version());
    }

    public RecomputedFigures figures() {
        return new RecomputedFigures(log);
    }

    public Table ask(String dataset, String question) {
        return Asking.ask(statistics(), dataset, question);
    }

    // Enterprises

    public History registered(String id, String province) {
        return registered(id, province, LegalForm.LLC, SizeClass.SMALL);
    }

    public History registered(String id, String province, LegalForm form, @Nullable SizeClass size) {
        var details = EnterpriseDetails.of(
                        "Cơ sở " + id, List.of("alias of " + id), Identifier.NONE, form, Province.of(province))
                .with(it -> {
                    it.size = size;
                    it.note = "a note";
                });
        enterprises.put(id, details);
        return happened(id, new EnterpriseEvent.Registered(details));
    }

    public History corrected(String id, UnaryOperator<EnterpriseDetails> change) {
        var details = change.apply(enterprise(id));
        enterprises.put(id, details);
        return happened(id, new EnterpriseEvent.DetailsCorrected(details));
    }

    public History moved(String id, String province) {
        var details = in(Province.of(province), enterprise(id));
        enterprises.put(id, details);
        return happened(id, new EnterpriseEvent.Moved(details, LocalDate.of(2024, 1, 1)));
    }

    public History became(String id, EnterpriseStatus status) {
        var details = with(status, enterprise(id));
        enterprises.put(id, details);
        return happened(id, new EnterpriseEvent.StatusChanged(details, LocalDate.of(2024, 1, 1)));
    }

    public static EnterpriseDetails in(Province province, EnterpriseDetails all) {
        return copy(all, province, all.status());
    }

    public static EnterpriseDetails with(EnterpriseStatus status, EnterpriseDetails all) {
        return copy(all, all.province(), status);
    }

    private static EnterpriseDetails copy(EnterpriseDetails all, Province province, EnterpriseStatus status) {
        return all.with(it -> {
            it.province = province;
            it.status = status;
        });
    }

    // Recognitions

    public History applied(String id, String recognition, Level level, int votingYear) {
        return applied(id, recognition, level, votingYear, ProductGroup.AGRO_FOOD);
    }

    public History applied(String id, String recognition, Level level, int votingYear, ProductGroup group) {
        var product = "Sản phẩm " + recognition;
        var details = RecognitionDetails.applied(
                recognition, product, group, level, votingYear, enterprise(id).province());
        return keep(id, details, new RecognitionEvent.Applied(details));
    }

    /// Decided on 1 October of the year, where the enterprise is then, valid to the end of the third year after.
    public History recognised(String id, String recognition, int year) {
        var details = recognised(
                recognition(id, recognition),
                enterprise(id).province(),
                LocalDate.of(year, 10, 1),
                LocalDate.of(year + 3, 12, 31));
        return keep(id, details, new RecognitionEvent.Decided(details));
    }

    public History notRecognised(String id, String recognition) {
        var details = with(
                RecognitionStatus.NOT_RECOGNISED,
                enterprise(id).province(),
                null,
                null,
                null,
                recognition(id, recognition));
        return keep(id, details, new RecognitionEvent.Decided(details));
    }

    public History revoked(String id, String recognition, LocalDate day) {
        var before = recognition(id, recognition);
        var details = with(
                RecognitionStatus.REVOKED,
                before.decidedProvince(),
                before.validFrom(),
                before.validUntil(),
                day,
                before);
        return keep(id, details, new RecognitionEvent.Revoked(details));
    }

    public History withdrawn(String id, String recognition) {
        var before = recognition(id, recognition);
        var details = with(RecognitionStatus.WITHDRAWN, before.decidedProvince(), null, null, null, before);
        return keep(id, details, new RecognitionEvent.Withdrawn(details));
    }

    public History correctedRecognition(String id, String recognition, UnaryOperator<RecognitionDetails> change) {
        var details = change.apply(recognition(id, recognition));
        return keep(id, details, new RecognitionEvent.Corrected(details));
    }

    static RecognitionDetails recognised(
            RecognitionDetails all, Province decided, LocalDate from, @Nullable LocalDate until) {
        return with(RecognitionStatus.RECOGNISED, decided, from, until, null, all);
    }

    private static RecognitionDetails with(
            RecognitionStatus status,
            @Nullable Province decided,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate revoked,
            RecognitionDetails all) {
        return all.with(copy -> {
            copy.status = status;
            copy.decidedProvince = decided;
            copy.decisionNumber = from == null ? all.decisionNumber() : "76/QĐ-CTĐP";
            copy.decisionDate = from;
            copy.validFrom = from;
            copy.validUntil = until;
            copy.revokedOn = revoked;
            copy.revocationNumber = revoked == null ? null : "77/QĐ-CTĐP";
        });
    }

    static RecognitionDetails inGroup(ProductGroup group, int votingYear, RecognitionDetails all) {
        return all.with(copy -> {
            copy.productGroup = group;
            copy.votingYear = votingYear;
        });
    }

    private History keep(String id, RecognitionDetails details, RecognitionEvent event) {
        recognitions.computeIfAbsent(id, _ -> new HashMap<>()).put(details.id(), details);
        return happened(id, event);
    }

    // Grants

    /// A grant from a historical source, as it stood.
    public History recorded(String id, GrantDetails grant) {
        return grant(id, grant, new GrantEvent.Recorded(grant));
    }

    public History adjusted(String id, UnaryOperator<GrantDetails> change) {
        var grant = change.apply(grant(id));
        return grant(id, grant, new GrantEvent.Adjusted(grant));
    }

    public History went(String id, GrantState to) {
        var grant = with(to, grant(id));
        GrantEvent event = switch (to) {
            case PROPOSED -> new GrantEvent.Proposed(grant);
            case APPRAISED -> new GrantEvent.Appraised(grant);
            case APPROVED -> new GrantEvent.Approved(grant);
            case CONTRACTED -> new GrantEvent.Contracted(grant);
            case IN_PROGRESS -> new GrantEvent.AdvancePaid(grant);
            case ACCEPTED -> new GrantEvent.Accepted(grant);
            case SETTLED -> new GrantEvent.Settled(grant);
            case RETURNED -> new GrantEvent.Returned(grant);
            case REJECTED -> new GrantEvent.Rejected(grant);
            case STOPPED -> new GrantEvent.Stopped(grant);
        };
        return grant(id, grant, event);
    }

    /// The case that the project began with: a national recognition of 2019, and national money for the plan of 2020.
    public History hingesOfVietBac() {
        return registered("e-viet-bac", "VN-20")
                .applied("e-viet-bac", "r1", Level.NATIONAL, 2019, ProductGroup.MACHINERY)
                .recognised("e-viet-bac", "r1", 2019)
                .recorded(
                        "g-hinges",
                        aGrant(
                                "VN-20",
                                2020,
                                SupportContent.DEMO_MODEL,
                                GrantState.SETTLED,
                                List.of(approved(FundingSource.NATIONAL, 600 * MILLION)),
                                line("e-viet-bac", 600 * MILLION)));
    }

    /// Local money and money of its own for the plan of 2019 of Hà Tĩnh.
    public History castingOfNuiHong() {
        return registered("e-nui-hong", "VN-42")
                .recorded(
                        "g-casting",
                        aGrant(
                                "VN-42",
                                2019,
                                SupportContent.MACHINERY,
                                GrantState.SETTLED,
                                List.of(
                                        approved(FundingSource.LOCAL, 300 * MILLION),
                                        approved(FundingSource.COUNTERPART, 390 * MILLION)),
                                line("e-nui-hong", 300 * MILLION)));
    }

    public static GrantDetails aGrant(
            String province,
            int planYear,
            SupportContent content,
            GrantState state,
            List<FundingLine> funding,
            BeneficiaryLine... beneficiaries) {
        return GrantDetails.proposed(
                        "Đề án " + content.vi(),
                        Province.of(province),
                        planYear,
                        beneficiaries.length > 1 ? GrantKind.GROUP : GrantKind.SINGLE,
                        content,
                        funding,
                        List.of(beneficiaries))
                .with(copy -> {
                    copy.historical = true;
                    copy.source = "a source";
                    copy.state = state;
                    copy.decisionNumber = "4796/QĐ-BCT";
                });
    }

    public static FundingLine approved(FundingSource source, long amount) {
        return new FundingLine(source, amount, amount, null, null, null, null);
    }

    public static BeneficiaryLine line(String enterprise, @Nullable Long amount) {
        return new BeneficiaryLine(enterprise, amount, false);
    }

    public static GrantDetails with(GrantState state, GrantDetails all) {
        return all.with(copy -> copy.state = state);
    }

    public static GrantDetails with(List<FundingLine> funding, GrantDetails all) {
        return all.with(copy -> copy.funding = funding);
    }

    public static GrantDetails benefiting(GrantDetails all, BeneficiaryLine... beneficiaries) {
        return all.with(copy -> copy.beneficiaries = List.of(beneficiaries));
    }

    public static GrantDetails with(GrantResults results, long returned, GrantDetails all) {
        return all.with(copy -> {
            copy.results = results;
            copy.returned = returned;
        });
    }

    private History grant(String id, GrantDetails now, GrantEvent event) {
        var before = grants.put(id, now);
        var addressees = new TreeSet<String>();
        now.beneficiaries().forEach(line -> addressees.add(line.enterprise()));
        if (before != null) {
            before.beneficiaries().forEach(line -> addressees.add(line.enterprise()));
        }
        happened(id, event);
        var sent = log.getLast().event();
        var holders = new TreeSet<String>();
        now.beneficiaries().forEach(line -> holders.add(line.enterprise()));
        for (var addressee : addressees) {
            var joined = told.add(id + " " + addressee);
            log.add(new Addressed(addressee, sent, read(sent, joined)));
            if (!holders.contains(addressee)) {
                told.remove(id + " " + addressee);
            }
        }
        return this;
    }

    // Reported figures

    /// @param cell row and column: `TOTAL/recognised.PROVINCE`
    public History reported(String id, OfficialForm form, String province, int year, String cell, long value) {
        var rowAndColumn = cell.split("/");
        return reported(
                id,
                new ReportedFigureEvent.Recorded(new ReportedFigureDetails(
                        form,
                        Province.of(province),
                        year,
                        rowAndColumn[0],
                        rowAndColumn[1],
                        value,
                        "Sở Công Thương",
                        null,
                        false)));
    }

    /// Told to itself and to the page it stands on.
    public History reported(String id, ReportedFigureEvent fact) {
        happened(id, fact);
        var last = log.getLast();
        log.add(new Addressed(fact.reportedFigure().page(), last.event(), last.envelope()));
        return this;
    }

    // Anything

    /// What is no event of a grant reaches the beneficiaries it has.
    public History happened(String subject, RegistryEvent fact) {
        var version = versions.merge(subject, 1L, Long::sum);
        var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(log.size());
        var before = hashes.getOrDefault(subject, HashChain.START);
        var event = RecordedEvent.of(subject, version, at, "an officer", null, List.of(), fact, before);
        hashes.put(subject, event.hash());
        log.add(new Addressed(subject, event, read(event, false)));
        var grant = grants.get(subject);
        if (grant != null && !(fact instanceof GrantEvent)) {
            grant.beneficiaries().stream()
                    .map(BeneficiaryLine::enterprise)
                    .distinct()
                    .forEach(enterprise -> log.add(new Addressed(enterprise, event, read(event, false))));
        }
        return this;
    }

    private static Envelope read(RecordedEvent event, boolean joined) {
        try {
            return WireFormat.decode(event, joined);
        } catch (UndecodableEvent e) {
            throw new AssertionError(e);
        }
    }

    public EnterpriseDetails enterprise(String id) {
        return Objects.requireNonNull(enterprises.get(id), id);
    }

    public RecognitionDetails recognition(String id, String recognition) {
        return Objects.requireNonNull(recognitions.getOrDefault(id, Map.of()).get(recognition), id + " " + recognition);
    }

    public GrantDetails grant(String id) {
        return Objects.requireNonNull(grants.get(id), id);
    }
}
