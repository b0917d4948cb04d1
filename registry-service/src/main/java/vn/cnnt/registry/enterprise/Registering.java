package vn.cnnt.registry.enterprise;

import java.util.List;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Places;

/// Which establishment it is: entered in the register, put right, known by other names, its personal id erased. What
/// happens to it later is in [Enterprise].
record Registering(Enterprise enterprise, EnterpriseFacts facts) {
    static Decision decide(EnterpriseCommand.Register command, EnterpriseFacts facts) {
        var findings = new Findings();
        var entry = command.entered().entry();
        if (command.entered().isMasked()) {
            checkMasked(findings, entry.identifier());
        }
        Places.warnIfEnded(findings, "/province", entry.province());
        Likely.duplicates(facts.likely()).forEach(findings::add);
        if (facts.registeredAs() != null && !findings.hasErrors()) {
            return alreadyRegistered(facts.registeredAs());
        }
        var details = entry.details(EnterpriseStatus.ACTIVE, null, null);
        return Decision.by(
                findings, command.confirm(), command.reason(), () -> List.of(new EnterpriseEvent.Registered(details)));
    }

    Decision correct(EnterpriseCommand.CorrectDetails command) {
        var findings = new Findings();
        Enterprise.checkReason(findings, command.reason());
        var details = enterprise.details();
        var entry = command.entered().entry();
        var corrected = enterprise.corrected(entry);
        if (command.entered().isMasked() && !entry.identifier().equals(details.identifier())) {
            checkMasked(findings, entry.identifier());
        }
        if (!entry.province().equals(details.province())) {
            Places.warnIfEnded(findings, "/province", entry.province());
        }
        if (!NameKeys.of(corrected).equals(NameKeys.of(details))) {
            Likely.duplicates(facts.likely()).forEach(findings::add);
        }
        if (facts.registeredAs() != null && !findings.hasErrors()) {
            return alreadyRegistered(facts.registeredAs());
        }
        return Decision.by(
                findings,
                command.confirm(),
                command.reason(),
                () -> corrected.equals(details) && !facts.isPersonalIdReplaced()
                        ? List.of()
                        : List.of(new EnterpriseEvent.DetailsCorrected(corrected)));
    }

    Decision takeAliases(EnterpriseCommand.TakeAliases command) {
        var renamed = enterprise.goingBy(command.aliases());
        return Decision.by(
                new Findings(),
                null,
                command.reason(),
                () -> renamed.equals(enterprise.details())
                        ? List.of()
                        : List.of(new EnterpriseEvent.DetailsCorrected(renamed)));
    }

    /// Of one that is known by another number today, what it was known by is erased: its details stay as they are.
    Decision erasePersonalId(EnterpriseCommand.ErasePersonalId command) {
        var findings = new Findings();
        Enterprise.checkReason(findings, command.reason());
        var details = enterprise.details();
        var isPerson = details.identifier().kind() == IdentifierKind.PERSONAL_ID;
        var left = isPerson ? details.knownBy(new Identifier(IdentifierKind.PERSONAL_ID, null)) : details;
        return Decision.by(
                findings,
                null,
                command.reason(),
                () -> left.equals(details) && !facts.hasPersonalId()
                        ? List.of()
                        : List.of(new EnterpriseEvent.PersonalIdErased(left)));
    }

    /// A mask stands for nobody but whom the register knows by it.
    private static void checkMasked(Findings findings, Identifier masked) {
        if (masked.value() == null) {
            findings.error("/identifier/value", "identifier-value-missing", masked.kind());
        } else {
            findings.error("/identifier/value", "personal-id-masked", masked.value());
        }
    }

    /// The same person is not registered twice.
    static Decision.Refused alreadyRegistered(String as) {
        var address = "/api/v1/enterprises/" + as;
        var finding = Finding.error("/identifier/value", "already-registered", address);
        return new Decision.Refused(Decision.Refusal.CONFLICT, List.of(finding), address);
    }
}
