package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;

/// Reads a form into the record that the API reads its body into, with the same checks of rights.
public final class FormReader {
    private static final String NOT_A_TIME = "not-a-time";

    /// What is said otherwise to people, who write no RFC 3339.
    private static final Map<String, String> AS_PEOPLE_WRITE =
            Map.of(NOT_A_TIME, "not-a-time-of-form", "not-a-date", "not-a-date-of-form");

    private final Binder binder;
    private final ObjectProvider<BodyCheck> checks;

    FormReader(Binder binder, ObjectProvider<BodyCheck> checks) {
        this.binder = binder;
        this.checks = checks;
    }

    /// The record that the form is, with everything that is wrong.
    ///
    /// @param own the controls that are the page's own, and none of the record's
    public <T extends Record> Bound<T> read(Class<T> type, HttpServletRequest request, String... own) {
        var given = new TreeMap<>(request.getParameterMap());
        given.keySet().removeAll(Set.of(own));
        return read(type, request, Filled.of(given));
    }

    /// The same of what is filled in, which may be otherwise than it was sent.
    public <T extends Record> Bound<T> read(Class<T> type, HttpServletRequest request, Filled filled) {
        var shape = Shape.of(type);
        var bound = binder.body(type, FormBody.of(shape, filled));
        checks.orderedStream().forEach(check -> check.check(request, bound));
        var findings = asPeopleWrite(bound.findings(), shape);
        FormBody.repeated(shape, filled).forEach((field, times) -> {
            if (!findings.isAbout(field)) {
                findings.error(field, "repeated", times);
            }
        });
        return new Bound<>(bound.value(), findings);
    }

    /// The record that a query is, its times as people write them or as programs do.
    ///
    /// @param list the list whose cursor it may name, its address
    /// @param own the parameters that are the page's own, and none of the record's
    public <T extends Record> T query(Class<T> type, HttpServletRequest request, String list, String... own) {
        var given = new TreeMap<>(request.getParameterMap());
        given.keySet().removeAll(Set.of(own));
        for (var part : Shape.of(type).parts()) {
            if (part.raw() == Instant.class) {
                given.computeIfPresent(part.name(), (_, texts) -> FormReader.times(texts));
            }
        }
        try {
            return binder.query(type, given, list);
        } catch (Refused refused) {
            var findings = new Findings();
            refused.refusal().findings().forEach(it -> findings.add(asGiven(it, given.get(it.field()))));
            throw new Refused(refused.refusal()
                    .naming(asPeopleWrite(findings, Shape.of(type)).all()));
        }
    }

    /// A time is told as it was typed: while it was read its spaces became the plus of an offset.
    private static Finding asGiven(Finding finding, String @Nullable [] given) {
        return finding.code().equals(NOT_A_TIME) && given != null
                ? Finding.error(finding.field(), finding.code(), Texts.shown(given[0]))
                : finding;
    }

    private static String[] times(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> {
                    var time = FormBody.time(text);
                    return time == null ? text : time.toString();
                })
                .toArray(String[]::new);
    }

    private static Findings asPeopleWrite(Findings findings, Shape<?> shape) {
        var said = new Findings();
        findings.all()
                .forEach(
                        it -> said.add(new Finding(it.field(), asPeopleWrite(it, shape), it.weight(), it.arguments())));
        return said;
    }

    private static String asPeopleWrite(Finding finding, Shape<?> shape) {
        if (finding.code().equals("not-a-whole-number") && finding.field().startsWith("/")) {
            var part = FormBody.part(shape, List.of(finding.field().substring(1).split("/", -1)));
            var isMoney = part != null && (part.raw() == long.class || part.raw() == Long.class);
            return isMoney ? "not-an-amount" : finding.code();
        }
        return AS_PEOPLE_WRITE.getOrDefault(finding.code(), finding.code());
    }
}
