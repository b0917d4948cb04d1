package vn.cnnt.manners.reading;

import jakarta.validation.Validator;
import java.time.Clock;
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

/// Reads requests as records: for controllers, where there are any, and for whoever has the same in another form.
@Configuration(proxyBeanMethods = false)
public class ReadingConfiguration {
    /// Whoever may not ask is told so, whatever they ask.
    private static final int AFTER_RIGHTS = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    Binder binder(
            Validator validator,
            ObjectProvider<TextReader<?>> readers,
            ObjectProvider<TextRule<?>> rules,
            Clock clock) {
        return new Binder(validator, readers.stream().toList(), rules.stream().toList(), clock);
    }

    @Bean
    FormReader formsAsRecords(Binder binder, ObjectProvider<BodyCheck> checks) {
        return new FormReader(binder, checks);
    }

    /// Lets controllers have their requests as records.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class OfControllers implements WebMvcConfigurer {
        /// Before the resolvers of Spring, which would have Jackson read what has `@RequestBody`.
        @Bean
        SmartInitializingSingleton recordsFirst(
                RequestMappingHandlerAdapter adapter, Binder binder, ObjectProvider<BodyCheck> checks) {
            return () -> {
                var records = new RequestRecords(binder, checks.orderedStream().toList());
                var resolvers = new ArrayList<HandlerMethodArgumentResolver>(List.of(records));
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
}
