package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.registry.command.WriteRequest;

/// What a controller's method can ask for by naming it as an argument: [Members] (the body), [Parameters] (the query)
/// and [WriteRequest] (the headers of a command).
@Configuration(proxyBeanMethods = false)
class RequestArguments implements WebMvcConfigurer {
    private final WriteRequests writeRequests;

    RequestArguments(WriteRequests writeRequests) {
        this.writeRequests = writeRequests;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Argument<>(Members.class, request -> Members.of(JsonBody.object(request, false))));
        resolvers.add(new Argument<>(Parameters.class, request -> new Parameters(request.getParameterMap())));
        resolvers.add(new Argument<>(WriteRequest.class, writeRequests::read));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(HttpServletRequest request) throws Exception;
    }

    private record Argument<T>(Class<T> type, Reading<T> reading) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders)
                throws Exception {
            var request = web.getNativeRequest(HttpServletRequest.class);
            if (request == null) {
                throw new IllegalStateException("not a servlet request");
            }
            return reading.read(request);
        }
    }
}
