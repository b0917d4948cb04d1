package vn.cnnt.manners;

import java.util.List;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;

/// Ends the work on a request with a problem document.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public static Refused invalid(String field, String code, Object... arguments) {
        return new Refused(Refusal.invalid(List.of(Finding.error(field, code, arguments))));
    }

    /// Refuses the request where anything of what was found is an error.
    public static void check(Findings findings) {
        if (findings.hasErrors()) {
            throw new Refused(Refusal.invalid(findings.weighing(Finding.Weight.ERROR)));
        }
    }

    public Refusal refusal() {
        return refusal;
    }
}
