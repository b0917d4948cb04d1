package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Today;

/// The commands by which two records of one establishment become one.
@Component
public class MergedEnterprises {
    private final Commands commands;
    private final Enterprises enterprises;
    private final Rules rules;

    MergedEnterprises(Commands commands, Enterprises enterprises, Rules rules) {
        this.commands = commands;
        this.enterprises = enterprises;
        this.rules = rules;
    }

    /// Records a recognition of one at the other, as it stands.
    public Receipt<Enterprise> record(
            String into, String from, String recognition, WriteRequest request, String reason) {
        return commands.change(ENTERPRISES, into, request, (state, id, now) -> {
            var original = enterprises
                    .get(from)
                    .flatMap(other -> other.state().recognition(recognition))
                    .orElseThrow(() -> new Rejection.NotFound(from + "/recognitions/" + recognition));
            var command = new EnterpriseCommand.TakeOver(original, reason);
            return Enterprise.decide(id, state, command, rules, Today.at(now));
        });
    }

    public Receipt<Enterprise> withdraw(String from, String recognition, WriteRequest request, String reason) {
        var command = new EnterpriseCommand.Withdraw(recognition, reason);
        return commands.change(
                ENTERPRISES,
                from,
                request,
                (state, id, now) -> Enterprise.decide(id, state, command, rules, Today.at(now)));
    }

    /// Gives it other aliases.
    public Receipt<Enterprise> rename(String into, List<String> aliases, WriteRequest request, String reason) {
        return commands.change(ENTERPRISES, into, request, (state, id, now) -> {
            var entry = EnterpriseEntry.of(state.details(), aliases);
            var command = new EnterpriseCommand.CorrectDetails(entry, false, false, List.of(), List.of(), reason);
            return enterprises.named(id, Enterprise.decide(id, state, command, rules, Today.at(now)));
        });
    }

    /// The record that goes names the one that stays.
    public Receipt<Enterprise> end(String from, String into, WriteRequest request, String reason) {
        return commands.change(ENTERPRISES, from, request, (state, id, now) -> {
            var today = Today.at(now);
            var command = new EnterpriseCommand.ChangeStatus(
                    EnterpriseStatus.MERGED_INTO, today, enterprises.survivor(into), reason);
            return Enterprise.decide(id, state, command, rules, today);
        });
    }
}
