package vn.cnnt.manners.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Finding;

/// Refuses requests that name a host which isn't ours: a page of a stranger that made a name point to this machine
/// (DNS rebinding) asks under its own name.
final class KnownHosts extends OncePerRequestFilter {
    private final Set<String> hosts;
    private final ProblemWriter problems;

    KnownHosts(List<String> hosts, ProblemWriter problems) {
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getHeader(HttpHeaders.HOST);
        if (hosts.contains(nameOf(host))) {
            chain.doFilter(request, response);
            return;
        }
        var shown = Texts.shown(host == null ? "" : host);
        problems.write(
                Refusal.of(HttpStatus.BAD_REQUEST, "invalid", "1")
                        .naming(List.of(Finding.error(HttpHeaders.HOST, "unknown-host", shown, List.copyOf(hosts)))),
                request,
                response);
    }

    /// Without the port; an IPv6 address keeps its brackets.
    static String nameOf(@Nullable String host) {
        if (host == null) {
            return "";
        }
        var colon = host.lastIndexOf(':');
        var named = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return named.toLowerCase(Locale.ROOT);
    }
}
