package vn.cnnt.registry.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be done next with a thing of the register, and what of it whoever looks at it may do.
///
/// @param transitions the states that can follow; null of a thing that has none
public record Choices(@Nullable List<Following> transitions, List<Action> actions) {
    public Choices {
        transitions = transitions == null ? null : List.copyOf(transitions);
        actions = List.copyOf(actions);
    }

    public static Choices of(List<Action> actions) {
        return new Choices(null, actions);
    }
}
