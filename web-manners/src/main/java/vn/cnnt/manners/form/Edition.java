package vn.cnnt.manners.form;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.reading.Filled;

/// Which version of a thing a form changes, and what somebody else has changed since.
///
/// @param sent the version that was changed; null of what is new
/// @param current the version that is there now, where the form was told
record Edition(@Nullable String sent, @Nullable String current, Clashes clashes) {
    static final Edition NEW = new Edition(null, null, Clashes.NONE);

    /// What two have changed.
    ///
    /// @param theirs what stands now
    /// @param takes what was chosen of what was asked, by member
    /// @param isCompared whether both versions were looked at
    /// @param reads what stands in a control, as people read it
    record Clashes(
            Filled theirs,
            List<String> taken,
            List<String> asked,
            Map<String, String> takes,
            boolean isCompared,
            BinaryOperator<String> reads) {
        static final Clashes NONE =
                new Clashes(Filled.NOTHING, List.of(), List.of(), Map.of(), false, (_, text) -> text);

        String said(Filled typed) {
            var some = typed.chosen();
            return String.join(
                    "; ",
                    some.controls().stream()
                            .flatMap(it -> some.texts(it).stream()
                                    .filter(text -> !text.isBlank())
                                    .map(text -> reads.apply(it, text)))
                            .toList());
        }
    }

    /// The version that is changed next.
    static Edition of(long current, Clashes clashes) {
        var now = Long.toString(current);
        return new Edition(now, now, clashes);
    }

    Edition now(long current) {
        var now = Long.toString(current);
        return new Edition(sent == null ? now : sent, now, clashes);
    }

    Edition sent(@Nullable String version) {
        return new Edition(version, current, clashes);
    }

    Edition with(Clashes other) {
        return new Edition(sent, current, other);
    }

    /// Whether a version was sent that there can be.
    boolean isNumbered() {
        return sent != null
                && !sent.isEmpty()
                && sent.length() < 19
                && sent.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// What stood in the version that was changed.
    Filled base(LongFunction<Filled> known) {
        return sent != null && isNumbered() ? known.apply(Long.parseLong(sent)) : Filled.NOTHING;
    }
}
