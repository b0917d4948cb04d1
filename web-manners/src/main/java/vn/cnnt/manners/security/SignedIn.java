package vn.cnnt.manners.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Refused;

/// Who the token or the session of a request names.
public final class SignedIn implements CurrentActor {
    /// The name that never changes, so that events and decisions keep it.
    static final String NAME = "preferred_username";

    private static final String FULL_NAME = "name";
    private static final String ROLES = "roles";
    private static final String PROVINCES = "provinces";

    @Override
    public Actor of(HttpServletRequest request) {
        return current().orElseThrow(() -> new Refused(Denied.tokenMissing()));
    }

    /// Empty where nobody says who they are.
    public static Optional<Actor> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(SignedIn::claims)
                .map(SignedIn::actor);
    }

    private static @Nullable Map<String, Object> claims(Authentication authentication) {
        return switch (authentication.getPrincipal()) {
            case Jwt token -> token.getClaims();
            case OidcUser user -> user.getClaims();
            case null, default -> null;
        };
    }

    private static Actor actor(Map<String, Object> claims) {
        if (!(claims.get(NAME) instanceof String name) || name.isBlank()) {
            throw new Refused(Denied.tokenInvalid());
        }
        var fullName = claims.get(FULL_NAME) instanceof String full && !full.isBlank() ? full : name;
        return new Actor(name, fullName, texts(claims.get(ROLES)), texts(claims.get(PROVINCES)));
    }

    private static Set<String> texts(@Nullable Object claim) {
        var texts = new LinkedHashSet<String>();
        if (claim instanceof Collection<?> several) {
            several.forEach(one -> texts.add(String.valueOf(one)));
        } else if (claim != null) {
            texts.add(String.valueOf(claim));
        }
        return texts;
    }
}
