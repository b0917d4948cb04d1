package vn.cnnt.manners.audit;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.cnnt.manners.CurrentActor;

/// The audit trail of a service, which says where it keeps it: it makes a bean of its [AuditStore].
@AutoConfiguration
public class AuditConfiguration {
    @Bean
    AuditTrail auditTrail(AuditStore store, Clock clock) {
        return new AuditTrail(store, clock);
    }

    @Bean
    RequestTrail requestTrail(AuditTrail trail, CurrentActor actor) {
        return new RequestTrail(trail, actor);
    }

    /// What stands around the handlers.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @Import({AuditController.class, AuditPages.class, RecordedRefusals.class})
    static class Web {
        /// After the hosts, before whatever may refuse.
        private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

        @Bean
        FilterRegistrationBean<RequestIds> requestIds() {
            var filter = new FilterRegistrationBean<>(new RequestIds());
            filter.setOrder(ORDER);
            return filter;
        }

        @Bean
        WebMvcConfigurer refusedActs(RequestTrail trail) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry interceptors) {
                    interceptors.addInterceptor(new RefusedActs(trail));
                }
            };
        }
    }
}
