package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;

/// The parameter by which a write only asks what would come of it.
public final class DryRun {
    public static final String PARAMETER = "dryRun";

    private DryRun() {}

    public static boolean isAsked(HttpServletRequest request) {
        var values = request.getParameterValues(PARAMETER);
        if (values == null) {
            return false;
        }
        if (values.length > 1) {
            throw Refused.invalid(PARAMETER, "repeated", values.length);
        }
        return switch (values[0]) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refused.invalid(PARAMETER, "not-true-or-false", Texts.shown(values[0]));
        };
    }
}
