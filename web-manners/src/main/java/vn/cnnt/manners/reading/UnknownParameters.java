package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses the parameters of a query that nobody reads: a method that has no argument for a query knows none.
final class UnknownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var isQuestion = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (isQuestion && handler instanceof HandlerMethod method && !readsQuery(method)) {
            Binder.refuseUnknown(request.getParameterMap());
        }
        return true;
    }

    private static boolean readsQuery(HandlerMethod method) {
        return !Arrays.stream(method.getMethodParameters()).allMatch(UnknownParameters::isNoQuery);
    }

    private static boolean isNoQuery(MethodParameter argument) {
        return argument.hasParameterAnnotation(PathVariable.class)
                || argument.hasParameterAnnotation(RequestHeader.class)
                || argument.getParameterType() == HttpServletResponse.class
                || argument.getParameterType() == HttpMethod.class;
    }
}
