package vn.cnnt.manners.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.audit.RequestTrail;

/// Refuses a write of somebody known that a browser sends from a page which isn't ours. Browsers say where a request
/// comes from, and another port of this machine is another place: cookies don't know ports.
final class CrossSite extends OncePerRequestFilter {
    private static final String FETCH_SITE = "Sec-Fetch-Site";

    /// From a page of ours, or from nobody's page.
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final ProblemWriter problems;
    private final RequestTrail trail;

    CrossSite(ProblemWriter problems, RequestTrail trail) {
        this.problems = problems;
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ChangingRequests.isWrite(request) && SignedIn.current().isPresent() && comesFromElsewhere(request)) {
            problems.write(trail.refused(Denied.crossSite(), request), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    static boolean comesFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader(FETCH_SITE);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site != null && !OURS.contains(site.strip().toLowerCase(Locale.ROOT)))
                || (origin != null && !isSame(origin, request.getScheme(), request.getHeader(HttpHeaders.HOST)));
    }

    /// A port that goes without saying may be said.
    static boolean isSame(String origin, String scheme, @Nullable String host) {
        var usual = scheme.equals("https") ? ":443" : ":80";
        return host != null && withoutEnd(origin, usual).equalsIgnoreCase(scheme + "://" + withoutEnd(host, usual));
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
