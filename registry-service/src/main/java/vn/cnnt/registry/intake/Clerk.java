package vn.cnnt.registry.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Entry;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Recognition;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.web.Members;

/// Takes rows to the desk, one after the other: finds out whom a row means, whether the register has it already, and
/// says what became of it.
final class Clerk {
    private final Desk desk;
    private final ImportedEnterprises enterprises;
    private final ImportedGrants grants;
    private final Columns columns;
    private final Supplier<Instant> now;
    private final Map<Province, Roster> rosters = new HashMap<>();
    private final Map<String, String> taxCodes = new HashMap<>();
    private final Map<Province, Map<String, String>> recordedGrants = new HashMap<>();

    Clerk(Desk desk, ImportedEnterprises enterprises, ImportedGrants grants, Columns columns, Supplier<Instant> now) {
        this.desk = desk;
        this.enterprises = enterprises;
        this.grants = grants;
        this.columns = columns;
        this.now = now;
    }

    /// What an officer said to a row that waited for it.
    ///
    /// @param enterprise whom it means; null where it is another one
    record Yes(@Nullable String enterprise, String reason) {}

    /// @param inDoubt an attempt on this row may have been cut off
    Judged handle(long line, Draft draft, @Nullable Yes yes, boolean inDoubt) {
        var step = Long.toString(line);
        if (yes == null && !draft.questions().isEmpty()) {
            return Judged.toConfirm(draft.questions(), List.of());
        }
        try {
            var judged = switch (draft) {
                case Draft.Unsound unsound -> Judged.refused(null, unsound.findings());
                case Draft.Enterprise enterprise -> enterprise(step, enterprise, yes, inDoubt);
                case Draft.Recognition recognition -> recognition(step, recognition, yes, inDoubt);
                case Draft.Grant grant -> grant(step, grant, yes, inDoubt);
            };
            return judged.fate() == Judged.Fate.ACCEPTED ? judged.with(draft.warnings()) : judged;
        } catch (Ask ask) {
            return Judged.toConfirm(ask.findings, ask.candidates);
        } catch (Rejection.Refused refused) {
            var decision = refused.decision();
            var findings = placed(decision.findings().stream()
                    .filter(finding -> finding.weight() != Finding.Weight.WARNING)
                    .toList());
            return decision.refusal() == Decision.Refusal.CONFIRM_NEEDED
                    ? Judged.toConfirm(findings, List.of())
                    : Judged.refused(decision.existing(), findings);
        }
    }

    private Judged enterprise(String step, Draft.Enterprise draft, @Nullable Yes yes, boolean inDoubt) {
        var entry = entry(draft.of());
        if (inDoubt) {
            var before = desk.enterpriseBefore(step);
            if (before.isPresent()) {
                return accepted(before.get());
            }
        }
        return switch (who(draft.of(), entry, yes)) {
            case Who.Known known -> {
                var present = present(known.id);
                var address = address(known.id);
                var differences = enterprises.differences(present, entry, address);
                yield differences.isEmpty() ? Judged.unchanged(address) : Judged.refused(address, placed(differences));
            }
            case Who.New _ ->
                accepted(confirmed(yes, (codes, reason) -> registered(draft.of(), entry, step, null, codes, reason)));
        };
    }

    private Judged recognition(String step, Draft.Recognition draft, @Nullable Yes yes, boolean inDoubt) {
        var entry = entry(draft.of());
        var application = Members.of(draft.application());
        var decision = draft.decision() == null ? null : Members.of(draft.decision());
        var recognition = Recognition.read(application, decision, now.get());
        application.check();
        if (decision != null) {
            decision.check();
        }
        if (inDoubt) {
            var before = desk.enterpriseBefore(step);
            if (before.isPresent()) {
                return accepted(before.get());
            }
        }
        return switch (who(draft.of(), entry, yes)) {
            case Who.Known known -> {
                var same = enterprises.same(present(known.id), recognition);
                if (same.isEmpty()) {
                    yield accepted(desk.record(step, known.id, recognition));
                }
                var address = address(known.id) + "/recognitions/" + same.get().id();
                var differences = enterprises.differences(same.get(), recognition, address);
                yield differences.isEmpty() ? Judged.unchanged(address) : Judged.refused(address, placed(differences));
            }
            case Who.New _ ->
                accepted(confirmed(
                        yes, (codes, reason) -> registered(draft.of(), entry, step, recognition, codes, reason)));
        };
    }

    private Judged grant(String step, Draft.Grant draft, @Nullable Yes yes, boolean inDoubt) {
        var body = Members.of(draft.body());
        var read = ImportedGrants.Entry.read(body, now.get());
        body.check();
        if (inDoubt) {
            var before = desk.grantBefore(step);
            if (before.isPresent()) {
                return accepted(before.get());
            }
        }
        var entries = draft.beneficiaries().stream().map(this::entry).toList();
        var ids = new HashMap<String, String>();
        var missing = new LinkedHashSet<Integer>();
        var findings = new ArrayList<Finding>();
        var candidates = new ArrayList<Roster.Candidate>();
        for (var i = 0; i < entries.size(); i++) {
            try {
                switch (who(draft.beneficiaries().get(i), entries.get(i), yes)) {
                    case Who.Known known -> ids.put("#" + i, known.id);
                    case Who.New _ -> missing.add(i);
                }
            } catch (Ask ask) {
                findings.addAll(ask.findings);
                candidates.addAll(ask.candidates);
            }
        }
        if (!findings.isEmpty()) {
            return Judged.toConfirm(findings, candidates);
        }
        if (missing.isEmpty()) {
            var entry = read.with(id -> ids.getOrDefault(id, id));
            var there = recorded(entry.province()).get(entry.sameness());
            if (there != null) {
                var address = "/api/v1/grants/" + there;
                var differences = grants.get(there)
                        .map(present -> grants.differences(present, entry, address))
                        .orElse(List.of());
                return differences.isEmpty() ? Judged.unchanged(address) : Judged.refused(address, placed(differences));
            }
        }
        // nobody is registered for a grant that is then refused
        var toBe = new HashSet<String>();
        missing.forEach(place -> toBe.add("#" + place));
        var tried = read.with(id -> ids.getOrDefault(id, id));
        confirmed(yes, (codes, reason) -> {
            var known = new HashSet<>(toBe);
            ids.values().stream().filter(id -> id.startsWith("would-be-")).forEach(known::add);
            if (grants.trial(tried, known, codes, reason) instanceof Decision.Refused refused) {
                throw new Rejection.Refused(refused);
            }
            return Boolean.TRUE;
        });
        for (var place : missing) {
            var of = draft.beneficiaries().get(place);
            var beneficiary = step + "/" + place;
            var before = inDoubt ? desk.enterpriseBefore(beneficiary) : Optional.<Desk.Done<Enterprise>>empty();
            var done = before.orElseGet(() -> confirmed(
                    yes, (codes, reason) -> registered(of, entries.get(place), beneficiary, null, codes, reason)));
            ids.put("#" + place, done.id());
        }
        var entry = read.with(id -> ids.getOrDefault(id, id));
        var done = confirmed(yes, (codes, reason) -> desk.grant(step, entry, codes, reason));
        recorded(entry.province()).put(entry.sameness(), done.id());
        return accepted(done);
    }

    private Desk.Done<Enterprise> registered(
            Draft.Establishment of,
            Entry entry,
            String step,
            @Nullable Recognition recognition,
            List<String> codes,
            @Nullable String reason) {
        var done = desk.register(step, entry, recognition, codes, reason);
        var details = done.state().details();
        var names = new ArrayList<>(details.aliases());
        names.add(details.name());
        roster(of.province()).add(done.id(), names);
        entry.taxCode().ifPresent(code -> taxCodes.put(code, done.id()));
        return done;
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T with(List<String> confirm, @Nullable String reason);
    }

    /// Where a yes was given, it is given to everything that needs one.
    private static <T> T confirmed(@Nullable Yes yes, Attempt<T> attempt) {
        if (yes == null) {
            return attempt.with(List.of(), null);
        }
        try {
            return attempt.with(List.of(), null);
        } catch (Rejection.Refused refused) {
            if (refused.decision().refusal() != Decision.Refusal.CONFIRM_NEEDED) {
                throw refused;
            }
            var codes = refused.decision().findings().stream()
                    .filter(finding -> finding.weight() == Finding.Weight.CONFIRM)
                    .map(Finding::code)
                    .distinct()
                    .toList();
            return attempt.with(codes, yes.reason());
        }
    }

    private sealed interface Who {
        record Known(String id) implements Who {}

        record New() implements Who {}
    }

    /// One that is called so, or has the tax code; else a new one, unless the name is nearly another's.
    private Who who(Draft.Establishment of, Entry entry, @Nullable Yes yes) {
        if (yes != null && yes.enterprise() != null) {
            return new Who.Known(yes.enterprise());
        }
        var holder = entry.taxCode().map(taxCodes::get).or(() -> enterprises.byTaxCode(entry));
        if (holder.isPresent()) {
            return new Who.Known(holder.get());
        }
        var roster = roster(of.province());
        var exact = roster.exact(of.name());
        if (exact.size() == 1) {
            return new Who.Known(exact.iterator().next());
        }
        if (exact.size() > 1) {
            var candidates = exact.stream()
                    .sorted()
                    .map(id -> new Roster.Candidate(id, of.name(), 100, ""))
                    .toList();
            throw new Ask(about(of, "several-of-this-name", candidates), candidates);
        }
        var near = yes == null ? roster.near(of.name()) : List.<Roster.Candidate>of();
        if (!near.isEmpty()) {
            throw new Ask(about(of, "name-nearly-known", near), near);
        }
        return new Who.New();
    }

    private List<Finding> about(Draft.Establishment of, String code, List<Roster.Candidate> candidates) {
        var names = candidates.stream()
                .map(candidate -> candidate.name() + " (" + address(candidate.id()) + ", " + candidate.percent() + " %"
                        + (candidate.why().isEmpty() ? ")" : "; " + candidate.why() + ")"))
                .toList();
        return List.of(new Finding(
                columns.heading(Column.ESTABLISHMENT), code, Finding.Weight.CONFIRM, List.of(of.name(), names)));
    }

    private Roster roster(Province province) {
        return rosters.computeIfAbsent(province.current(), today -> {
            var roster = new Roster();
            enterprises.in(today, known -> roster.add(known.id(), known.names()));
            return roster;
        });
    }

    private Map<String, String> recorded(Province province) {
        return recordedGrants.computeIfAbsent(province, of -> {
            var found = new HashMap<String, String>();
            grants.in(of, found::put);
            return found;
        });
    }

    private Entry entry(Draft.Establishment of) {
        var members = Members.of(of.body());
        var entry = Entry.read(members);
        members.check();
        return entry;
    }

    private Enterprise present(String id) {
        return desk.enterprise(id).orElseThrow(() -> Unreadable.refusal("/name", "enterprise-not-there", id));
    }

    private Judged accepted(Desk.Done<?> done) {
        return Judged.accepted(done.address(), placed(done.warnings()));
    }

    private List<Finding> placed(List<Finding> findings) {
        Function<Finding, Finding> here = finding -> Drafts.placed(columns, finding);
        return findings.stream().map(here).toList();
    }

    private static String address(String id) {
        return "/api/v1/enterprises/" + id;
    }

    /// Only an officer can tell.
    private static final class Ask extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Finding> findings;
        private final transient List<Roster.Candidate> candidates;

        private Ask(List<Finding> findings, List<Roster.Candidate> candidates) {
            super(findings.toString(), null, false, false);
            this.findings = findings;
            this.candidates = candidates;
        }
    }
}
