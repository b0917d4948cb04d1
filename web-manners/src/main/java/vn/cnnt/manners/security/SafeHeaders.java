package vn.cnnt.manners.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// What browsers are told with every answer, also with one that nothing else has touched: that its type is meant, that
/// no page may frame it, that nothing in an answer of the API is to be carried out. A page says more of itself.
final class SafeHeaders extends OncePerRequestFilter {
    private static final String CSP = "Content-Security-Policy";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                CSP,
                request.getRequestURI().startsWith("/api/")
                        ? "default-src 'none'; frame-ancestors 'none'"
                        : "frame-ancestors 'none'");
        chain.doFilter(request, response);
    }
}
