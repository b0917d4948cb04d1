package vn.cnnt.manners.reading;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Findings;

/// What an annotation of a service's own asks of the texts that have it, and how they are kept. A bean of it makes the
/// annotation one that request records may have.
public interface TextRule<A extends Annotation> {
    Class<A> annotation();

    /// The text as it is kept; null where nothing is left of it. What is wrong with it is among the findings.
    @Nullable
    String read(String text, A asked, String field, Findings findings);
}
