package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestBody;
import vn.cnnt.manners.JsonBody;

/// Gives a controller's method its request as records: the body to an argument with `@RequestBody`, be it bound, the
/// query to one with `@ParameterObject`. It comes before Spring's own way of reading them.
public final class RequestRecords extends RequestArgument {
    private final Binder binder;
    private final List<BodyCheck> checks;

    RequestRecords(Binder binder, List<BodyCheck> checks) {
        this.binder = binder;
        this.checks = List.copyOf(checks);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isRecord() && (isBody(parameter) || isQuery(parameter));
    }

    public static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class);
    }

    public static boolean isQuery(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ParameterObject.class);
    }

    @Override
    protected Object read(HttpServletRequest request, MethodParameter parameter) {
        var type = typeOf(parameter);
        if (isQuery(parameter)) {
            return binder.query(type, request.getParameterMap(), request.getRequestURI());
        }
        var body = binder.body(type, JsonBody.object(request, Shape.of(type).mayBeMissing()));
        UnknownParameters.find(request, parameter, body.findings());
        checks.forEach(check -> check.check(request, body));
        return parameter.getParameterType() == Bound.class ? body : body.sound();
    }

    /// The record that is read, also where the argument is what was read of it.
    public static Class<? extends Record> typeOf(MethodParameter parameter) {
        var type = parameter.getParameterType() == Bound.class
                ? ResolvableType.forMethodParameter(parameter).getGeneric().toClass()
                : parameter.getParameterType();
        return type.asSubclass(Record.class);
    }
}
