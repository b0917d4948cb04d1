package vn.cnnt.manners.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;

/// What was read of a body, and what is wrong with it. A controller takes it in the place of the record itself where
/// more is to be told beside what is wrong.
///
/// @param value where a member is wrong, it has nothing in its place
public record Bound<T extends Record>(T value, Findings findings) {
    /// Whether nothing is wrong with any of these members, or with a part of one: only then may they be looked at.
    public boolean isSound(String... members) {
        return Arrays.stream(members).noneMatch(member -> findings.isAbout("/" + member));
    }

    /// The record where nothing is wrong with it; else refused with everything that is.
    public T sound() {
        return sound(List::of);
    }

    /// The same with more that is to be told where something is wrong.
    public T sound(Supplier<List<Finding>> more) {
        if (findings.hasErrors()) {
            var all = new ArrayList<>(findings.all());
            all.addAll(more.get());
            throw new Refused(Refusal.invalid(all));
        }
        return value;
    }
}
