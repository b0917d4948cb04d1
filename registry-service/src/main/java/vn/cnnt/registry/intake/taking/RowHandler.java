package vn.cnnt.registry.intake.taking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.reading.Binder;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseRequests.ApplicationBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionDecision;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Entry;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Recognition;
import vn.cnnt.registry.grant.GrantRequests.GrantBody;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.list.Unreadable;
import vn.cnnt.registry.intake.row.Draft;
import vn.cnnt.registry.intake.row.Drafts;
import vn.cnnt.registry.intake.row.Locality;
import vn.cnnt.registry.intake.taking.Identification.Identified;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.table.Row;

/// Takes in a row: finds out whom it means, whether the register has it already, and says what became of it. Rows that
/// have nothing to do with one another are taken in at once.
public final class RowHandler {
    /// What the register asks where a name is like another one's.
    private static final Set<String> NAMES = Set.of("likely-duplicate", "similar-name");

    private final Actor actor;
    private final RowCommands commands;
    private final Historical historical;
    private final ImportedEnterprises enterprises;
    private final ImportedGrants grants;
    private final Function<String, Columns> columns;
    private final NamesOfList names;
    private final Binder binder;
    private final Map<Province, Map<String, String>> recordedGrants = new ConcurrentHashMap<>();

    /// @param actor who ordered the import, or confirms; each row is judged by their provinces
    public RowHandler(
            Actor actor,
            RowCommands commands,
            Historical historical,
            ImportedEnterprises enterprises,
            ImportedGrants grants,
            Function<String, Columns> columns,
            NamesOfList names,
            Binder binder) {
        this.actor = actor;
        this.historical = historical;
        this.commands = commands;
        this.enterprises = enterprises;
        this.grants = grants;
        this.columns = columns;
        this.names = names;
        this.binder = binder;
    }

    /// One row and what is known about it.
    ///
    /// @param step tells it from all other rows of its import
    /// @param inDoubt an attempt on this row may have been cut off
    private record Taken(
            String step,
            Columns columns,
            Identification identification,
            Locality locality,
            @Nullable Confirmation confirmation,
            boolean inDoubt) {
        Identified identify(Entry entry) {
            return identification.of(entry, locality, confirmation);
        }

        List<Finding> placed(List<Finding> findings) {
            return findings.stream()
                    .map(finding -> Drafts.placed(columns, finding))
                    .toList();
        }
    }

    /// @param inDoubt an attempt on this row may have been cut off
    public RowReport handle(Row of, Draft draft, @Nullable Confirmation confirmation, boolean inDoubt) {
        var columnsOfSheet = columns.apply(of.sheet());
        var identification = new Identification(commands, columnsOfSheet, names);
        var row = new Taken(step(of), columnsOfSheet, identification, draft.locality(), confirmation, inDoubt);
        try {
            draft.provinces().forEach(province -> Territory.require(actor, "/province", province));
            var unanswered = unanswered(row, questions(of, draft));
            if (!unanswered.isEmpty()) {
                return there(row, draft).orElseGet(() -> asked(row, unanswered, draft));
            }
            var report = switch (draft) {
                case Draft.Unsound unsound -> RowReport.refused(null, unsound.findings());
                case Draft.Enterprise enterprise -> enterprise(row, enterprise);
                case Draft.Recognition recognition -> recognition(row, recognition);
                case Draft.Grant grant -> grant(row, grant);
            };
            return report.outcome() == RowOutcome.ACCEPTED ? report.with(draft.warnings()) : report;
        } catch (Question question) {
            return RowReport.toConfirm(question.findings(), question.candidates());
        } catch (Refused refused) {
            return RowReport.refused(null, row.placed(refused.refusal().findings()));
        } catch (Rejection.Refused refused) {
            var decision = refused.decision();
            var findings = row.placed(decision.findings().stream()
                    .filter(finding -> finding.weight() != Finding.Weight.WARNING)
                    .toList());
            return decision.refusal() == Decision.Refusal.CONFIRM_NEEDED
                    ? RowReport.toConfirm(findings, List.of())
                    : RowReport.refused(decision.existing(), findings);
        }
    }

    /// What a reader of the sheet doesn't see is not taken without a word.
    private static List<Finding> questions(Row row, Draft draft) {
        if (!row.hidden() || draft instanceof Draft.Unsound) {
            return draft.questions();
        }
        var questions = new ArrayList<>(draft.questions());
        questions.add(new Finding("", "row-hidden", Finding.Weight.CONFIRM, List.of()));
        return questions;
    }

    private static List<Finding> unanswered(Taken row, List<Finding> questions) {
        return questions.stream()
                .filter(question -> row.confirmation == null || !row.confirmation.isOf(question.code()))
                .toList();
    }

    /// What the register has already, the very same, nobody is asked about again: taken or not, nothing changes.
    private Optional<RowReport> there(Taken row, Draft draft) {
        try {
            var there = switch (draft) {
                case Draft.Unsound _ -> Optional.<RowReport>empty();
                case Draft.Enterprise enterprise -> there(row, enterprise);
                case Draft.Recognition recognition -> there(row, recognition);
                case Draft.Grant grant -> there(row, grant);
            };
            return there.filter(report -> report.outcome() == RowOutcome.UNCHANGED);
        } catch (Question | Refused | Rejection.Refused _) {
            return Optional.empty();
        }
    }

    private Optional<RowReport> there(Taken row, Draft.Enterprise draft) {
        var entry = entry(draft.of());
        return row.identify(entry) instanceof Identified.Known(var id)
                ? Optional.of(already(row, address(id), enterprises.differences(present(id), entry, address(id))))
                : Optional.empty();
    }

    private Optional<RowReport> there(Taken row, Draft.Recognition draft) {
        return row.identify(entry(draft.of())) instanceof Identified.Known(var id)
                ? already(row, id, recognition(draft))
                : Optional.empty();
    }

    private Optional<RowReport> there(Taken row, Draft.Grant draft) {
        var beneficiaries = beneficiaries(row, draft);
        return beneficiaries.missing.isEmpty()
                ? already(row, beneficiaries.in(ImportedGrants.Entry.of(body(draft))))
                : Optional.empty();
    }

    /// What reading the row asks, and together with it whom the row means: an officer is asked once.
    private RowReport asked(Taken row, List<Finding> unanswered, Draft draft) {
        var findings = new ArrayList<>(unanswered);
        var candidates = new ArrayList<Candidate>();
        for (var establishment : draft.establishments()) {
            try {
                var _ = row.identify(entry(establishment));
            } catch (Question question) {
                findings.addAll(question.findings());
                candidates.addAll(question.candidates());
            }
        }
        return RowReport.toConfirm(findings, candidates);
    }

    /// What tells a row from all others of its import, also when it is taken again after a crash.
    private static String step(Row row) {
        return row.sheet().isEmpty() ? Long.toString(row.line()) : row.sheet() + "!" + row.line();
    }

    private RowReport enterprise(Taken row, Draft.Enterprise draft) {
        var entry = entry(draft.of());
        var before = enterpriseBefore(row);
        if (before.isPresent()) {
            return accepted(row, before.get(), List.of());
        }
        return switch (row.identify(entry)) {
            case Identified.Known(var id) -> {
                var address = address(id);
                yield already(row, address, enterprises.differences(present(id), entry, address));
            }
            case Identified.New establishment ->
                accepted(row, register(row, row.step, establishment, null), establishment.warnings());
        };
    }

    private RowReport recognition(Taken row, Draft.Recognition draft) {
        var entry = entry(draft.of());
        var recognition = recognition(draft);
        var before = enterpriseBefore(row);
        if (before.isPresent()) {
            return accepted(row, before.get(), List.of());
        }
        return switch (row.identify(entry)) {
            case Identified.Known(var id) ->
                already(row, id, recognition).orElseGet(() -> recorded(row, id, recognition));
            case Identified.New establishment ->
                accepted(row, register(row, row.step, establishment, recognition), establishment.warnings());
        };
    }

    private Optional<RowReport> already(Taken row, String id, Recognition recognition) {
        return enterprises.same(present(id), recognition).map(same -> {
            var address = address(id) + "/recognitions/" + same.id();
            return already(row, address, enterprises.differences(same, recognition, address));
        });
    }

    /// Where another row or command has just recorded the same one, it is there already.
    private RowReport recorded(Taken row, String id, Recognition recognition) {
        Territory.require(actor, "/province", present(id).details().province());
        try {
            return accepted(row, commands.record(row.step, id, recognition), List.of());
        } catch (Rejection.Refused refused) {
            if (refused.decision().refusal() != Decision.Refusal.CONFLICT) {
                throw refused;
            }
            return already(row, id, recognition).orElseThrow(() -> refused);
        }
    }

    /// Of a year that the register decides on itself a list may put forward, as an officer may; it may not bring the
    /// decision along, which would go past the second pair of eyes.
    private Recognition recognition(Draft.Recognition draft) {
        var isNew = draft.decision() == null
                && !historical.isOld(draft.application().path("votingYear").asInt(0));
        var application =
                binder.body(ApplicationBody.class, isNew ? NewRows.of(draft.application()) : draft.application());
        if (!isNew) {
            historical.check(
                    application.findings(), "/votingYear", application.value().votingYear());
        }
        var decision = draft.decision() == null ? null : binder.body(RecognitionDecision.class, draft.decision());
        if (decision != null) {
            historical.check(
                    decision.findings(),
                    "/decisionDate",
                    decision.value().ruling().decisionDate());
        }
        return Recognition.of(draft.of().province(), application, decision);
    }

    private RowReport grant(Taken row, Draft.Grant draft) {
        var read = ImportedGrants.Entry.of(body(draft));
        if (row.inDoubt) {
            var before = commands.grantBefore(row.step);
            if (before.isPresent()) {
                return accepted(row, before.get(), List.of());
            }
        }
        var beneficiaries = beneficiaries(row, draft);
        if (beneficiaries.missing.isEmpty()) {
            var there = already(row, beneficiaries.in(read));
            if (there.isPresent()) {
                return there.get();
            }
        }
        beneficiaries.missing.values().forEach(this::requireTerritory);
        requireAllowed(row, beneficiaries.in(read), beneficiaries.expected());
        var warnings = new ArrayList<Finding>();
        beneficiaries.missing.forEach((place, establishment) -> {
            warnings.addAll(establishment.warnings());
            beneficiaries.ids.put("#" + place, beneficiary(row, place, establishment));
        });
        var entry = beneficiaries.in(read);
        var done = confirmed(row, (codes, reason) -> commands.grant(row.step, entry, codes, reason));
        recorded(entry.province()).put(entry.sameness(), done.id());
        return accepted(row, done, warnings);
    }

    private Bound<GrantBody> body(Draft.Grant draft) {
        var isNew = NewRows.isProposed(draft.body())
                && !historical.isOld(draft.body().path("planYear").asInt(0));
        var body = binder.body(GrantBody.class, isNew ? NewRows.of(draft.body()) : draft.body());
        if (!isNew) {
            historical.check(body.findings(), "/planYear", body.value().planYear());
            historical.check(
                    body.findings(), "/dates/APPROVED", body.value().dates().get(GrantState.APPROVED));
        }
        return body;
    }

    /// The beneficiaries of a grant that are known, and those that are to be registered for it, by their places in the
    /// row.
    private record Beneficiaries(Map<String, String> ids, Map<Integer, Identified.New> missing) {
        ImportedGrants.Entry in(ImportedGrants.Entry grant) {
            return grant.with(id -> ids.getOrDefault(id, id));
        }

        /// What stands for those that are not in the register.
        Set<String> expected() {
            var expected = new LinkedHashSet<String>();
            missing.keySet().forEach(place -> expected.add("#" + place));
            ids.values().stream().filter(WouldBe::isOne).forEach(expected::add);
            return expected;
        }
    }

    private Beneficiaries beneficiaries(Taken row, Draft.Grant draft) {
        var ids = new HashMap<String, String>();
        var missing = new LinkedHashMap<Integer, Identified.New>();
        var findings = new ArrayList<Finding>();
        var candidates = new ArrayList<Candidate>();
        for (var i = 0; i < draft.beneficiaries().size(); i++) {
            try {
                switch (beneficiary(
                        row,
                        entry(draft.beneficiaries().get(i)),
                        draft.beneficiaries().size() == 1)) {
                    case Identified.Known(var id) -> ids.put("#" + i, id);
                    case Identified.New establishment -> missing.put(i, establishment);
                }
            } catch (Question question) {
                findings.addAll(question.findings());
                candidates.addAll(question.candidates());
            }
        }
        if (!findings.isEmpty()) {
            throw new Question(findings, candidates);
        }
        return new Beneficiaries(ids, missing);
    }

    /// What an officer said of a row with several is about those that were asked about.
    private Identified beneficiary(Taken row, Entry entry, boolean only) {
        if (only || row.confirmation == null) {
            return row.identify(entry);
        }
        try {
            return row.identification.of(entry, row.locality, null);
        } catch (Question _) {
            return row.identify(entry);
        }
    }

    /// Nobody is registered for a grant that is then refused.
    private void requireAllowed(Taken row, ImportedGrants.Entry grant, Set<String> expected) {
        confirmed(row, (codes, reason) -> {
            if (grants.trial(grant, expected, codes, reason) instanceof Decision.Refused refused) {
                throw new Rejection.Refused(refused);
            }
            return Boolean.TRUE;
        });
    }

    private String beneficiary(Taken row, int place, Identified.New establishment) {
        var step = row.step + "/" + place;
        return before(row, step)
                .orElseGet(() -> register(row, step, establishment, null))
                .id();
    }

    /// The grant that is there already, by what one tells two grants apart.
    private Optional<RowReport> already(Taken row, ImportedGrants.Entry entry) {
        return Optional.ofNullable(recorded(entry.province()).get(entry.sameness()))
                .map(id -> {
                    var address = "/api/v1/grants/" + id;
                    var differences = grants.get(id)
                            .map(present -> grants.differences(present, entry, address))
                            .orElse(List.of());
                    return already(row, address, differences);
                });
    }

    /// Beneficiaries may be of other provinces; whoever is still to be registered is so by its own.
    private void requireTerritory(Identified.New establishment) {
        Territory.require(actor, "/province", establishment.entry().province());
    }

    private static RowReport already(Taken row, String address, List<Finding> differences) {
        return differences.isEmpty()
                ? RowReport.unchanged(address)
                : RowReport.refused(address, row.placed(differences));
    }

    private RowCommands.Done register(
            Taken row, String step, Identified.New establishment, @Nullable Recognition recognition) {
        return confirmed(
                row,
                (codes, reason) -> commands.register(
                        step, establishment.entry(), recognition, establishment.namesakes(), codes, reason));
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T with(List<String> confirm, @Nullable String reason);
    }

    /// What an officer has confirmed is confirmed to the register, too; that another one is meant says as well that it
    /// may be called like one.
    private static <T> T confirmed(Taken row, Attempt<T> attempt) {
        var confirmation = row.confirmation;
        try {
            return attempt.with(List.of(), null);
        } catch (Rejection.Refused refused) {
            if (confirmation == null || refused.decision().refusal() != Decision.Refusal.CONFIRM_NEEDED) {
                throw refused;
            }
            var codes = refused.decision().findings().stream()
                    .filter(finding -> finding.weight() == Finding.Weight.CONFIRM)
                    .map(Finding::code)
                    .distinct()
                    .toList();
            if (!codes.stream().allMatch(code -> confirmation.isOf(code) || isAnswered(confirmation, code))) {
                throw refused;
            }
            return attempt.with(codes, confirmation.reason());
        }
    }

    private static boolean isAnswered(Confirmation confirmation, String code) {
        return !confirmation.askedAbout().isEmpty() && NAMES.contains(code);
    }

    private Optional<RowCommands.Done> enterpriseBefore(Taken row) {
        return before(row, row.step);
    }

    private Optional<RowCommands.Done> before(Taken row, String step) {
        return row.inDoubt ? commands.enterpriseBefore(step) : Optional.empty();
    }

    private Map<String, String> recorded(Province province) {
        return recordedGrants.computeIfAbsent(province, of -> {
            var found = new ConcurrentHashMap<String, String>();
            grants.in(of, found::put);
            return found;
        });
    }

    private Entry entry(Draft.Establishment of) {
        return Entry.read(binder, of.body());
    }

    private Enterprise present(String id) {
        return commands.enterprise(id).orElseThrow(() -> Unreadable.refusal("/name", "enterprise-not-there", id));
    }

    private static RowReport accepted(Taken row, RowCommands.Done done, List<Finding> ofTheRow) {
        var warnings = new ArrayList<>(ofTheRow);
        warnings.addAll(row.placed(done.warnings()));
        return RowReport.accepted(done.address(), warnings);
    }

    private static String address(String id) {
        return "/api/v1/enterprises/" + id;
    }
}
