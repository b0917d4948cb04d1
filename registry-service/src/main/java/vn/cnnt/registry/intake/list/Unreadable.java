package vn.cnnt.registry.intake.list;

import java.util.List;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;

/// Refusals of a file as a whole.
public final class Unreadable {
    private Unreadable() {}

    public static Rejection.Refused file(String code, Object... arguments) {
        return refusal("file", code, arguments);
    }

    public static Rejection.Refused refusal(String field, String code, Object... arguments) {
        var finding = new Finding(field, code, Finding.Weight.ERROR, List.of(arguments));
        return new Rejection.Refused(new Decision.Refused(Decision.Refusal.INVALID, List.of(finding), null));
    }

    /// Right in itself, wrong at this moment.
    public static Rejection.Refused notNow(String field, String code, Object... arguments) {
        var finding = new Finding(field, code, Finding.Weight.ERROR, List.of(arguments));
        return new Rejection.Refused(new Decision.Refused(Decision.Refusal.NOT_ALLOWED_NOW, List.of(finding), null));
    }
}
