package vn.cnnt.registry.reference;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Findings;

/// What a request may say about places: a key is unambiguous, and a province takes part only in what is dated while it
/// exists.
public final class Places {
    private Places() {}

    /// The province of a key; null with a finding where there is none.
    public static @Nullable Province read(Findings findings, String field, String key) {
        var province = Province.find(key);
        if (province != null) {
            return province;
        }
        var meanings = Province.meaningsOf(key);
        if (meanings.size() == 2) {
            var old = Province.of(meanings.getFirst());
            var today = Province.of(meanings.getLast());
            findings.error(field, "province-ambiguous", key, named(old), named(today), Province.LAST_DAY_OF_63);
        } else {
            findings.error(field, "province-unknown", key);
        }
        return null;
    }

    /// Says where the province had ended or not yet begun on the day.
    public static void mustExistOn(
            Findings findings, boolean warnOnly, String field, Province province, LocalDate day) {
        if (!province.existedOn(day)) {
            var from = province.validFrom();
            outOfTime(findings, warnOnly, field, province, day.toString(), from != null && day.isBefore(from));
        }
    }

    /// Says where the province had ended before the year or began after it.
    public static void mustExistIn(Findings findings, boolean warnOnly, String field, Province province, int year) {
        if (!province.existedIn(year)) {
            var from = province.validFrom();
            outOfTime(
                    findings, warnOnly, field, province, Integer.toString(year), from != null && year < from.getYear());
        }
    }

    /// Warns of a province that has ended by today; where something may still be recorded in it.
    public static void warnIfEnded(Findings findings, String field, Province province, LocalDate today) {
        if (!province.isCurrent()) {
            outOfTime(findings, true, field, province, today.toString(), false);
        }
    }

    private static void outOfTime(
            Findings findings, boolean warnOnly, String field, Province province, String when, boolean unborn) {
        if (unborn) {
            var before = Province.all().stream()
                    .filter(p -> !p.isCurrent() && p.current().equals(province))
                    .map(Places::named)
                    .collect(Collectors.joining(", "));
            var from = Objects.requireNonNull(province.validFrom());
            findings.errorUnless(warnOnly, field, "province-not-yet", named(province), from, when, before);
        } else {
            var to = Objects.requireNonNull(province.validTo());
            findings.errorUnless(
                    warnOnly, field, "province-ended", named(province), to, when, named(province.current()));
        }
    }

    /// `VN-08 (Tuyên Quang)`.
    private static String named(Province province) {
        return province.key() + " (" + province.vi() + ")";
    }
}
