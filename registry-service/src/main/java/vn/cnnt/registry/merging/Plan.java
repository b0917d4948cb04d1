package vn.cnnt.registry.merging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.grant.Repointing;
import vn.cnnt.registry.recognition.Recognitions;
import vn.cnnt.registry.store.Stored;

/// What is left to do until two records are one, as both stand.
///
/// @param version of everything it was made from: another one where any of it has changed
/// @param steps in the order in which they are done
/// @param clashes recognitions that both have and that are not the same; the one of the record that stays is kept
/// @param stuck grants whose two lines can't become one
/// @param left what stays with the record that goes
public record Plan(long version, List<Step> steps, List<Clash> clashes, List<String> stuck, List<Left> left) {
    static final int MOST_ALIASES = 20;

    /// The code of what needs a yes where there are clashes.
    static final String CLASH = "recorded-at-both";

    /// @param kept of the record that stays
    /// @param withdrawn of the record that goes
    public record Clash(RecognitionDetails kept, RecognitionDetails withdrawn) {}

    /// @param what `identifier`, `alias`
    public record Left(String what, String value) {}

    public Plan {
        steps = List.copyOf(steps);
        clashes = List.copyOf(clashes);
        stuck = List.copyOf(stuck);
        left = List.copyOf(left);
    }

    /// @param grants every grant in which `from` is a beneficiary
    static Plan of(Stored<Enterprise> from, Stored<Enterprise> into, List<Stored<GrantDetails>> grants) {
        var steps = new ArrayList<Step>();
        var clashes = new ArrayList<Clash>();
        for (var recognition : from.state().recognitions()) {
            if (recognition.status() != RecognitionStatus.WITHDRAWN) {
                var twin = into.state().recognitions().stream()
                        .filter(other -> Recognitions.areTwins(other, recognition))
                        .findFirst();
                if (twin.isEmpty()) {
                    steps.add(new Step(Step.Kind.RECORD, recognition.id(), null));
                } else if (!isSame(twin.get(), recognition)) {
                    clashes.add(new Clash(twin.get(), recognition));
                }
                steps.add(new Step(Step.Kind.WITHDRAW, recognition.id(), null));
            }
        }
        var stuck = new ArrayList<String>();
        for (var grant : grants) {
            if (Repointing.isPossible(grant.state(), from.id(), into.id())) {
                steps.add(new Step(Step.Kind.REPOINT, null, grant.id()));
            } else {
                stuck.add(grant.id());
            }
        }
        var left = new ArrayList<Left>();
        var details = into.state().details();
        var aliases = aliases(from.state().details(), details);
        if (!aliases.equals(details.aliases())) {
            steps.add(Step.of(Step.Kind.NAMES));
        }
        namesOf(from.state().details()).stream()
                .filter(name -> !name.equals(details.name()) && !aliases.contains(name))
                .forEach(name -> left.add(new Left("alias", name)));
        var identifier = from.state().details().identifier();
        if (identifier.kind() != IdentifierKind.NONE && !identifier.equals(details.identifier())) {
            left.add(new Left("identifier", Objects.requireNonNull(identifier.value())));
        }
        if (from.state().details().status() != EnterpriseStatus.MERGED_INTO) {
            steps.add(Step.of(Step.Kind.END));
        }
        return new Plan(version(from, into, grants), steps, clashes, stuck, left);
    }

    /// What speaks against starting it.
    ///
    /// @return null where nothing does
    static Decision.@Nullable Refused refusal(
            String from, @Nullable Enterprise first, String into, @Nullable Enterprise second) {
        var findings = new Findings();
        if (first == null) {
            findings.error("/from", "enterprise-unknown", from);
        }
        if (second == null) {
            findings.error("/into", "enterprise-unknown", into);
        }
        if (from.equals(into)) {
            findings.error("/into", "merged-into-itself");
        }
        if (Decision.by(findings, null, null, List::of) instanceof Decision.Refused refused) {
            return refused;
        }
        var goes = Objects.requireNonNull(first).details();
        if (isEnded(Objects.requireNonNull(second).details())) {
            return Decision.notAllowedNow("/into", "enterprise-ended", into);
        }
        if (isEnded(goes) && !into.equals(goes.mergedInto())) {
            return Decision.notAllowedNow("/from", "enterprise-ended", from);
        }
        return null;
    }

    /// Whether it may start: no grant is stuck, and somebody has said yes to each clash.
    Decision start(List<String> confirm, @Nullable String reason) {
        if (!stuck.isEmpty()) {
            return Decision.notAllowedNow("", "lines-not-joined", "/api/v1/grants/" + stuck.getFirst());
        }
        var findings = new Findings();
        for (var clash : clashes) {
            findings.confirm(
                    "",
                    CLASH,
                    clash.kept().product(),
                    clash.kept().level(),
                    Integer.toString(clash.kept().votingYear()),
                    clash.kept().id(),
                    clash.withdrawn().id());
        }
        return Decision.by(findings, confirm, reason, List::of);
    }

    /// The survivor's own aliases and the other's that it lacks, as many as an enterprise may have.
    static List<String> aliases(EnterpriseDetails from, EnterpriseDetails into) {
        var aliases = new LinkedHashSet<>(into.aliases());
        for (var name : namesOf(from)) {
            if (aliases.size() < MOST_ALIASES && !name.equals(into.name())) {
                aliases.add(name);
            }
        }
        return List.copyOf(aliases);
    }

    private static List<String> namesOf(EnterpriseDetails details) {
        var names = new ArrayList<String>();
        names.add(details.name());
        names.addAll(details.aliases());
        return names;
    }

    private static boolean isEnded(EnterpriseDetails details) {
        return switch (details.status()) {
            case ACTIVE, REDUCED, SUSPENDED -> false;
            case DISSOLVED, MERGED_INTO -> true;
        };
    }

    private static boolean isSame(RecognitionDetails one, RecognitionDetails other) {
        return one.equals(Recognitions.under(one.id(), other));
    }

    private static long version(Stored<Enterprise> from, Stored<Enterprise> into, List<Stored<GrantDetails>> grants) {
        var text = new StringBuilder(from.id() + "@" + from.version() + " " + into.id() + "@" + into.version());
        grants.forEach(grant -> text.append(" " + grant.id() + "@" + grant.version()));
        var sum = new CRC32C();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return sum.getValue() + 1;
    }
}
