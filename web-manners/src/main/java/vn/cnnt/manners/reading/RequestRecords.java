package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.cnnt.manners.JsonBody;

/// Gives a controller's method its request as records: the body to an argument with `@RequestBody`, the query to one
/// with `@ParameterObject`. It comes before Spring's own way of reading them.
final class RequestRecords implements HandlerMethodArgumentResolver {
    private final Binder binder;

    RequestRecords(Binder binder) {
        this.binder = binder;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isRecord() && (isBody(parameter) || isQuery(parameter));
    }

    static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class);
    }

    static boolean isQuery(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ParameterObject.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a servlet request");
        }
        var type = parameter.getParameterType().asSubclass(Record.class);
        if (isQuery(parameter)) {
            return binder.query(type, request.getParameterMap(), request.getRequestURI());
        }
        return binder.body(type, JsonBody.object(request, Shape.of(type).mayBeMissing()));
    }
}
