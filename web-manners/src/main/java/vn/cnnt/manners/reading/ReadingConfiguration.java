package vn.cnnt.manners.reading;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Lets controllers have their requests as records. A context without controllers has nobody to let.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ReadingConfiguration implements WebMvcConfigurer {
    /// Whoever may not ask is told so, whatever they ask.
    private static final int AFTER_RIGHTS = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    Binder binder(Validator validator, ObjectProvider<TextReader<?>> readers) {
        return new Binder(validator, readers.stream().toList());
    }

    /// Before the resolvers of Spring, which would have Jackson read what has `@RequestBody`.
    @Bean
    SmartInitializingSingleton recordsFirst(RequestMappingHandlerAdapter adapter, Binder binder) {
        return () -> {
            var resolvers = new ArrayList<HandlerMethodArgumentResolver>(List.of(new RequestRecords(binder)));
            var others = adapter.getArgumentResolvers();
            if (others != null) {
                resolvers.addAll(others);
            }
            adapter.setArgumentResolvers(resolvers);
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PersonalIdsInAddresses()).order(AFTER_RIGHTS);
        registry.addInterceptor(new UnknownParameters()).addPathPatterns("/api/**");
    }
}
