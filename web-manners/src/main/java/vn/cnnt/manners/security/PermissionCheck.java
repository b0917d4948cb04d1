package vn.cnnt.manners.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.reading.BodyCheck;
import vn.cnnt.manners.reading.Bound;

/// Holds a request against the table after its address is known and before its body is read: role, authority, thing,
/// the thing's province, the person. Once more after its body is read, for what the body names.
final class PermissionCheck implements HandlerInterceptor, BodyCheck {
    /// Where the line of the table waits for the body; what is no address of the table has none.
    private static final String LINE = Permission.class.getName();

    private final Permissions permissions;
    private final CurrentActor actor;

    PermissionCheck(Permissions permissions, CurrentActor actor) {
        this.permissions = permissions;
        this.actor = actor;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // what is told of a failure is told to whoever asked, and which methods an address takes to everybody
        if (!(handler instanceof HandlerMethod)
                || request.getDispatcherType() == DispatcherType.ERROR
                || HttpMethod.OPTIONS.matches(request.getMethod())) {
            return true;
        }
        var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        var permission = permissions
                .of(request.getMethod(), pattern, request.getRequestURI())
                .orElseThrow(() -> Denied.needsRole(List.of()));
        request.setAttribute(LINE, permission);
        if (!permission.isPublic()) {
            var who = actor.of(request);
            permission.check(who);
            permission.thing().check(who, address(request));
        }
        return true;
    }

    @Override
    public void check(HttpServletRequest request, Bound<?> body) {
        if (request.getAttribute(LINE) instanceof Permission permission && !permission.isPublic()) {
            permission.body().check(actor.of(request), address(request), body);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> address(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map ? (Map<String, String>) variables : Map.of();
    }
}
