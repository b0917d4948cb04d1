package vn.cnnt.registry.reference;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.TextRule;

/// Keeps a text as its reader sees it, and says what can't be taken as it is.
@Component
public final class LegibleRule implements TextRule<Legible> {
    @Override
    public Class<Legible> annotation() {
        return Legible.class;
    }

    @Override
    public @Nullable String read(String text, Legible asked, String field, Findings findings) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
            findings.error(field, "not-one-line");
        }
        Legibility.faultIn(text).ifPresent(fault -> tell(findings, field, fault));
        var line = Legibility.mended(text);
        switch (asked.holding()) {
            case ANYTHING -> {
                return line.isEmpty() ? null : line;
            }
            case LETTER_OR_DIGIT -> {
                if (!Legibility.hasLetterOrDigit(line)) {
                    findings.error(field, "text-without-letter", line);
                }
            }
            case LETTER -> Legibility.faultInName(line).ifPresent(fault -> tell(findings, field, fault));
        }
        return line;
    }

    private static void tell(Findings findings, String field, Legibility.Fault fault) {
        findings.error(field, fault.code(), fault.arguments().toArray());
    }
}
