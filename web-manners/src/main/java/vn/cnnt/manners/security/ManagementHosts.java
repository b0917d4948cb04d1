package vn.cnnt.manners.security;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import vn.cnnt.manners.ProblemWriter;

/// Keeps the page of a stranger from the management port, too: the port has a context of its own and asks nobody for a
/// token.
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
