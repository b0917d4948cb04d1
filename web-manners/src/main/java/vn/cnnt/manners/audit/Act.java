package vn.cnnt.manners.audit;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Actor;

/// What somebody did or tried, before it has its place in the trail.
///
/// @param actor the name that never changes
/// @param action the operation's name in the description of the API
/// @param target the id of what it was done to; null where there is no such thing
/// @param reason as given
/// @param requestId of the request that it was part of
public record Act(
        String actor,
        List<String> roles,
        List<String> provinces,
        String action,
        @Nullable String target,
        @Nullable String reason,
        String requestId,
        Outcome outcome) {
    public Act {
        roles = sorted(roles);
        provinces = sorted(provinces);
    }

    public static Act of(
            Actor who,
            String action,
            @Nullable String target,
            @Nullable String reason,
            String requestId,
            Outcome outcome) {
        return new Act(
                who.name(),
                List.copyOf(who.roles()),
                List.copyOf(who.provinces()),
                action,
                target,
                reason,
                requestId,
                outcome);
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }
}
