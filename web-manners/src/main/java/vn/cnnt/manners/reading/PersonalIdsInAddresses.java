package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.cnnt.manners.Addresses;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;

/// Keeps personal ids out of addresses, which proxies, browsers and logs remember: nothing has one in its path, and a
/// query with one is refused before anybody reads it.
final class PersonalIdsInAddresses implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (PersonalId.isIn(Addresses.decoded(request.getRequestURI()))) {
            throw new Refused(Refusal.notFound());
        }
        Refused.check(inQuery(request.getQueryString()));
        return true;
    }

    /// The query alone: the parts of a form are read by who takes them in.
    static Findings inQuery(@Nullable String query) {
        var findings = new Findings();
        for (var parameter : Addresses.parameters(query)) {
            if (PersonalId.isIn(parameter.name()) || PersonalId.isIn(parameter.value())) {
                findings.error(Texts.shown(parameter.name()), PersonalId.IN_TEXT);
            }
        }
        return findings;
    }
}
