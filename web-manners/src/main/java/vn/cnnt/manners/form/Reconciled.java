package vn.cnnt.manners.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.manners.reading.FormBody;
import vn.cnnt.manners.reading.Shape;

/// Two have changed one thing. Member by member: what only the other one changed is theirs, what only this one changed
/// is mine, and what both changed is asked. Pure.
///
/// @param merged what the form is to show
/// @param taken the members in which only the other one changed something
/// @param asked the members that both changed otherwise
record Reconciled(Filled merged, List<String> taken, List<String> asked) {
    Reconciled {
        taken = List.copyOf(taken);
        asked = List.copyOf(asked);
    }

    /// @param shape whose members are looked at
    /// @param base what both began with
    static Reconciled of(Shape<?> shape, Filled base, Filled theirs, Filled mine) {
        var taken = new ArrayList<String>();
        var asked = new ArrayList<String>();
        var merged = mine;
        var before = FormBody.of(shape, base);
        var other = FormBody.of(shape, theirs);
        var own = FormBody.of(shape, mine);
        for (var member : shape.names()) {
            if (AROUND.contains(member)) {
                continue;
            }
            var was = value(before.get(member));
            var is = value(other.get(member));
            var typed = value(own.get(member));
            if (Objects.equals(was, is) || Objects.equals(is, typed)) {
                continue;
            }
            if (Objects.equals(was, typed)) {
                taken.add(member);
                merged = merged.without(member).and(theirs.only(member));
            } else {
                asked.add(member);
            }
        }
        return new Reconciled(merged, taken, asked);
    }

    /// What is no part of the thing.
    private static final List<String> AROUND = List.of("reason", "confirm");

    /// What isn't there, says no, or is empty is the same.
    private static @Nullable JsonNode value(@Nullable JsonNode node) {
        var isNothing = node == null
                || node.isNull()
                || (node.isBoolean() && !node.booleanValue())
                || (node.isContainer() && node.isEmpty());
        return isNothing ? null : node;
    }
}
