package vn.cnnt.manners.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.security.SignedIn;

/// Who looks at a page.
///
/// @param actor null where nobody says who they are
/// @param csrf what a form sends with it to be taken, null where there is no session that it could be abused in
/// @param signIn where they can say who they are and come back, null where they have or the service offers it nowhere
public record Visitor(
        @Nullable Actor actor,
        @Nullable String csrf,
        @Nullable String signIn) {
    /// @param signIn the same
    static Visitor of(HttpServletRequest request, @Nullable String signIn) {
        var actor = SignedIn.current().orElse(null);
        return new Visitor(actor, actor == null ? null : csrf(request), actor == null ? signIn : null);
    }

    /// Asking for the token of who has no session would begin one.
    private static @Nullable String csrf(HttpServletRequest request) {
        return request.getSession(false) != null
                        && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : null;
    }
}
