package vn.cnnt.registry.grant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.registry.decision.Decision;

/// A beneficiary line names another record of the same establishment.
///
/// Neither the state nor any money changes, so a grant that is final can have it, too: what was settled stays settled,
/// with whom it was settled stays the same establishment.
public final class Repointing {
    private Repointing() {}

    public static Decision decide(GrantDetails grant, GrantCommand.Repoint command) {
        if (grant.beneficiaries().stream().noneMatch(line -> line.enterprise().equals(command.from()))) {
            return new Decision.Accepted(List.of(), command.reason(), List.of(), List.of());
        }
        var lines = lines(grant, command.from(), command.into());
        if (lines == null) {
            return Decision.notAllowedNow("/beneficiaries", "lines-not-joined", command.into());
        }
        var repointed = new GrantEvent.Adjusted(grant.with(it -> it.beneficiaries = lines));
        return new Decision.Accepted(List.of(repointed), command.reason(), List.of(), List.of());
    }

    public static boolean isPossible(GrantDetails grant, String from, String into) {
        return lines(grant, from, into) != null;
    }

    /// Two lines of one establishment add up; null where only one of their amounts is known, which no sum could tell.
    private static @Nullable List<BeneficiaryLine> lines(GrantDetails grant, String from, String into) {
        var gone = lineOf(grant, from);
        var kept = lineOf(grant, into);
        var lines = new ArrayList<BeneficiaryLine>();
        for (var line : grant.beneficiaries()) {
            if (gone.isPresent() && kept.isPresent()) {
                var one = gone.get();
                var other = kept.get();
                if ((one.amount() == null) != (other.amount() == null)) {
                    return null;
                }
                if (line.equals(other)) {
                    var sum = one.amount() == null || other.amount() == null
                            ? null
                            : (Long) Math.addExact(one.amount(), other.amount());
                    lines.add(new BeneficiaryLine(into, sum, one.wholeLine() || other.wholeLine()));
                } else if (!line.equals(one)) {
                    lines.add(line);
                }
            } else {
                lines.add(
                        line.enterprise().equals(from)
                                ? new BeneficiaryLine(into, line.amount(), line.wholeLine())
                                : line);
            }
        }
        return lines;
    }

    private static Optional<BeneficiaryLine> lineOf(GrantDetails grant, String enterprise) {
        return grant.beneficiaries().stream()
                .filter(line -> line.enterprise().equals(enterprise))
                .findFirst();
    }
}
