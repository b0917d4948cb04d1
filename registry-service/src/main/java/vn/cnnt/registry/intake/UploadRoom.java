package vn.cnnt.registry.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import vn.cnnt.manners.ProblemWriter;
import vn.cnnt.manners.Refused;
import vn.cnnt.registry.intake.list.Limits;

/// Bounds what browsers upload. A page's list brings the token of its form with it, so all of it is read before that
/// token is looked at: here it gets one of the few places of uploads first, and what is too large, too slow or no form
/// is refused in words.
final class UploadRoom extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String PAGE = "/imports";

    private final transient Uploads uploads;
    private final transient Limits limits;
    private final transient ProblemWriter problems;

    private UploadRoom(Uploads uploads, Limits limits, ProblemWriter problems) {
        this.uploads = uploads;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!bringsList(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            uploads.enter(request);
            try {
                Upload.parts(request, limits);
                chain.doFilter(request, response);
            } finally {
                uploads.leave(request);
            }
        } catch (Refused refused) {
            problems.write(refused.refusal(), request, response);
        }
    }

    /// Of somebody that is known, at least to a session: nobody else's request is read so far.
    private static boolean bringsList(HttpServletRequest request) {
        var type = request.getContentType();
        return HttpMethod.POST.matches(request.getMethod())
                && PAGE.equals(request.getRequestURI())
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && request.getSession(false) != null;
    }

    /// After the filters that know hosts and write the headers of pages, before the one that asks who it is.
    @Configuration(proxyBeanMethods = false)
    static class Place {
        private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

        @Bean
        FilterRegistrationBean<UploadRoom> uploadRoom(Uploads uploads, Limits limits, ProblemWriter problems) {
            var filter = new FilterRegistrationBean<>(new UploadRoom(uploads, limits, problems));
            filter.addUrlPatterns(PAGE);
            filter.setOrder(ORDER);
            return filter;
        }
    }
}
