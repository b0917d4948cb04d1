package vn.cnnt.manners.audit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import vn.cnnt.manners.Addresses;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.form.FormMapping;

/// The trail as the request in work writes to it: who acts and what the action is called, the request itself says.
public final class RequestTrail {
    private static final String WRITTEN = RequestTrail.class.getName();

    private final AuditTrail trail;
    private final CurrentActor actor;

    RequestTrail(AuditTrail trail, CurrentActor actor) {
        this.trail = trail;
        this.actor = actor;
    }

    /// Writes down what is about to be done, once for each request and target: after everything that could refuse it,
    /// before its first effect. Where it can't be written down, the request ends here with a 503.
    ///
    /// @param target the id of what it is done to
    /// @param reason as given
    public void record(String target, @Nullable String reason) {
        var request = current();
        if (!target.equals(request.getAttribute(WRITTEN))) {
            write(request, target, reason, Outcome.DONE);
            request.setAttribute(WRITTEN, target);
        }
    }

    /// What is done once it is written down.
    @FunctionalInterface
    public interface Effect<T, E extends Exception> {
        T act() throws E;
    }

    /// Writes down what is about to be done, does it, and writes down where it did not come to its end.
    public <T, E extends Exception> T record(String target, @Nullable String reason, Effect<T, E> effect) throws E {
        record(target, reason);
        try {
            return effect.act();
        } catch (Exception e) {
            try {
                failed(target, reason);
            } catch (Refused unwritten) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
    }

    /// Writes down that what was begun did not come to its end.
    public void failed(String target, @Nullable String reason) {
        write(current(), target, reason, Outcome.FAILED);
    }

    /// Writes down that whoever asked may not.
    void refused(HttpServletRequest request) {
        write(request, target(request), null, Outcome.REFUSED);
        request.setAttribute(WRITTEN, "");
    }

    /// Of a 403 that is about to be answered: on the trail, or 503 in its place.
    public Refusal refused(Refusal refusal, HttpServletRequest request) {
        try {
            refused(request);
            return refusal;
        } catch (Refused unwritten) {
            return unwritten.refusal();
        }
    }

    static boolean isWritten(HttpServletRequest request) {
        return request.getAttribute(WRITTEN) != null;
    }

    private void write(HttpServletRequest request, @Nullable String target, @Nullable String reason, Outcome outcome) {
        trail.record(Act.of(actor.of(request), action(request), target, reason, RequestIds.of(request), outcome));
    }

    private static HttpServletRequest current() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest();
        }
        throw new IllegalStateException("not in a servlet's request");
    }

    /// The operation's name; of what has none, as of a form that is only looked at, method and path.
    private static String action(HttpServletRequest request) {
        var operation = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod it
                        && !isFormLookedAt(request, it)
                ? it.getMethodAnnotation(Operation.class)
                : null;
        if (operation != null && !operation.operationId().isEmpty()) {
            return operation.operationId();
        }
        return request.getMethod() + " " + LongNumbers.masked(Addresses.decoded(request.getRequestURI()));
    }

    /// The page of a form has the method of what it is sent to.
    static boolean isFormLookedAt(HttpServletRequest request, HandlerMethod method) {
        return method.hasMethodAnnotation(FormMapping.class) && !HttpMethod.POST.matches(request.getMethod());
    }

    /// The ids in the address, in their order, which the pattern has and the variables have not.
    private static @Nullable String target(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && !variables.isEmpty()) {
            var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            return LongNumbers.masked(variables.entrySet().stream()
                    .sorted(Comparator.comparingInt(it -> pattern.indexOf("{" + it.getKey())))
                    .map(it -> String.valueOf(it.getValue()))
                    .collect(Collectors.joining("/")));
        }
        return null;
    }
}
