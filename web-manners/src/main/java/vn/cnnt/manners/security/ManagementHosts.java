package vn.cnnt.manners.security;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import vn.cnnt.manners.ProblemWriter;

/// On the management port, which has a context of its own and asks nobody for a token, a page of a stranger is told
/// nothing either.
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ManagementHosts {
    @Bean
    FilterRegistrationBean<KnownHosts> managementHosts(SecuritySettings settings, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new KnownHosts(settings.hosts(), problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
