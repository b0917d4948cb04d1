package vn.cnnt.manners.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Writes an act that belongs on the trail down also where the state of its thing refused it: somebody tried. A dry run
/// has tried nothing.
final class RefusedActs implements HandlerInterceptor {
    private static final String DRY_RUN = "dryRun";

    private final RequestTrail trail;

    RefusedActs(RequestTrail trail) {
        this.trail = trail;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Audited.class)
                && !RequestTrail.isFormLookedAt(request, method)
                && response.getStatus() == HttpStatus.CONFLICT.value()
                && !RequestTrail.isWritten(request)
                && !"true".equals(request.getParameter(DRY_RUN))) {
            trail.refused(request);
        }
    }
}
