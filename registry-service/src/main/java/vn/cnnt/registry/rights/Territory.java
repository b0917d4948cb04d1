package vn.cnnt.registry.rights;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.security.Denied;

/// Whether somebody acts in a province of theirs. One that ended counts as the one it belongs to today.
public final class Territory {
    private Territory() {}

    public static boolean isOf(Actor actor, Province province) {
        return actor.isOf(province.current().key());
    }

    /// The provinces of today in which somebody acts, in the order of their keys; one that is empty stands for all.
    public static List<Optional<Province>> places(Actor actor) {
        return actor.actsEverywhere()
                ? List.of(Optional.empty())
                : actor.provinces().stream()
                        .sorted()
                        .map(Province::find)
                        .filter(Objects::nonNull)
                        .map(Optional::of)
                        .toList();
    }

    /// The key of the one province in which somebody acts; null where they are several, or all.
    public static @Nullable String only(Actor actor) {
        var places = places(actor);
        return places.size() == 1 ? places.getFirst().map(Province::key).orElse(null) : null;
    }

    /// Of a thing whose province no member of the request names.
    public static void require(Actor actor, Province province) {
        require(actor, HttpHeaders.AUTHORIZATION, province);
    }

    /// @param field the member that names the province, or the thing that is in it
    public static void require(Actor actor, String field, Province province) {
        if (!isOf(actor, province)) {
            throw Denied.otherProvince(field, province.current().key(), actor.provinces());
        }
    }

    /// Of a province that a member of the body names; where what it names is none, that is for the findings to say.
    public static void requireNamed(Actor actor, Bound<?> body, String member, @Nullable Province province) {
        if (province != null && body.isSound(member)) {
            require(actor, "/" + member, province);
        }
    }
}
