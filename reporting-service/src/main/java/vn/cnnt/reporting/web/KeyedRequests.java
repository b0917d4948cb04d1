package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Fingerprint;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.DryRun;
import vn.cnnt.manners.reading.FormBody;
import vn.cnnt.manners.reading.RequestArgument;

/// Reads what surrounds an operator's request from its headers.
@Configuration(proxyBeanMethods = false)
class KeyedRequests extends RequestArgument implements WebMvcConfigurer {
    private final CurrentActor actor;

    KeyedRequests(CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == KeyedRequest.class;
    }

    @Override
    protected Object read(HttpServletRequest request, MethodParameter parameter) {
        var who = actor.of(request);
        var isDryRun = !Pages.isPage(request) && DryRun.isAsked(request);
        var key = IdempotencyKey.of(who, request);
        return new KeyedRequest(
                who,
                isDryRun ? null : key,
                request.getMethod() + " " + request.getRequestURI(),
                Fingerprint.of(
                        Pages.isPage(request) ? FormBody.bytes(request.getParameterMap()) : JsonBody.sameness(request)),
                isDryRun);
    }
}
