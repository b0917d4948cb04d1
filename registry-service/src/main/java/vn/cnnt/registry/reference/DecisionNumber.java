package vn.cnnt.registry.reference;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Findings;

/// The number of an administrative decision, `1997/QĐ-BCT`.
public final class DecisionNumber {
    private static final Pattern USUAL = Pattern.compile("\\d++/(?:QĐ|QD)-[A-ZĐ-]++");

    private DecisionNumber() {}

    /// Warns of one that isn't written as decisions are; of none there is nothing to say.
    public static void warn(Findings findings, @Nullable String number) {
        if (number != null && !USUAL.matcher(number).matches()) {
            findings.warning("/decisionNumber", "decision-number-form", number);
        }
    }
}
