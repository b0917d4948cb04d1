package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.cnnt.manners.reading.RequestArgument;
import vn.cnnt.registry.command.WriteRequest;

/// Gives a controller's method the headers of a command, as a [WriteRequest].
@Configuration(proxyBeanMethods = false)
class RequestArguments extends RequestArgument implements WebMvcConfigurer {
    private final WriteRequests writeRequests;

    RequestArguments(WriteRequests writeRequests) {
        this.writeRequests = writeRequests;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == WriteRequest.class;
    }

    @Override
    protected Object read(HttpServletRequest request, MethodParameter parameter) {
        return writeRequests.read(request);
    }
}
