package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Findings;

/// Refuses the parameters of an address that nobody reads: a method that has no argument for a query knows none, and a
/// command knows those that its headers' type names. Who misspells `dryRun` doesn't mean it for real. Where there is a
/// body, they are told together with what is wrong with it.
final class UnknownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters())
                        .allMatch(argument -> isNoQuery(argument) && !RequestRecords.isBody(argument))) {
            var findings = new Findings();
            Binder.refuseUnknown(request.getParameterMap(), known(method.getMethodParameters()), findings);
            Refused.check(findings);
        }
        return true;
    }

    /// Beside a body.
    static void find(HttpServletRequest request, MethodParameter body, Findings findings) {
        var method = body.getMethod();
        if (method == null) {
            return;
        }
        var arguments = new MethodParameter[method.getParameterCount()];
        Arrays.setAll(arguments, i -> new MethodParameter(method, i));
        if (Arrays.stream(arguments).allMatch(argument -> isNoQuery(argument) || RequestRecords.isBody(argument))) {
            Binder.refuseUnknown(request.getParameterMap(), known(arguments), findings);
        }
    }

    private static Set<String> known(MethodParameter[] arguments) {
        var known = new TreeSet<String>();
        for (var argument : arguments) {
            var command = argument.getParameterType().getAnnotation(CommandHeaders.class);
            if (command != null) {
                known.addAll(Arrays.asList(command.parameters()));
            }
        }
        return known;
    }

    private static boolean isNoQuery(MethodParameter argument) {
        return argument.hasParameterAnnotation(PathVariable.class)
                || argument.hasParameterAnnotation(RequestHeader.class)
                || argument.getParameterType().isAnnotationPresent(CommandHeaders.class)
                || argument.getParameterType() == HttpServletResponse.class
                || argument.getParameterType() == HttpMethod.class;
    }
}
