package vn.cnnt.registry.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;
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

    /// Refuses a province that had ended or not yet begun on the day.
    public static void mustExistOn(Findings findings, String field, Province province, LocalDate day) {
        if (!province.existedOn(day)) {
            var from = province.validFrom();
            outOfTime(findings, field, province, day.toString(), from != null && day.isBefore(from));
        }
    }

    /// Refuses a province that had ended before the year or began after it.
    public static void mustExistIn(Findings findings, String field, Province province, int year) {
        if (!province.existedIn(year)) {
            var from = province.validFrom();
            outOfTime(findings, field, province, Integer.toString(year), from != null && year < from.getYear());
        }
    }

    /// Warns of a province that has ended, where what is dated before its end may still be recorded in it.
    public static void warnIfEnded(Findings findings, String field, Province province) {
        if (!province.isCurrent()) {
            findings.add(ended(Finding.Weight.WARNING, field, province));
        }
    }

    private static void outOfTime(
            Findings findings, String field, Province province, String when, boolean isBeforeItsTime) {
        if (!isBeforeItsTime) {
            findings.add(ended(Finding.Weight.ERROR, field, province));
            return;
        }
        var before = Province.all().stream()
                .filter(p -> !p.isCurrent() && p.current().equals(province))
                .map(Places::named)
                .collect(Collectors.joining(", "));
        var from = Objects.requireNonNull(province.validFrom());
        findings.error(field, "province-not-yet", named(province), from, when, before);
    }

    private static Finding ended(Finding.Weight weight, String field, Province province) {
        var to = Objects.requireNonNull(province.validTo());
        return new Finding(field, "province-ended", weight, List.of(named(province), to, named(province.current())));
    }

    /// `VN-08 (Tuyên Quang)`.
    private static String named(Province province) {
        return province.key() + " (" + province.vi() + ")";
    }
}
