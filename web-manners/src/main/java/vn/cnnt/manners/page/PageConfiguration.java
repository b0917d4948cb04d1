package vn.cnnt.manners.page;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.webjars.WebJarVersionLocator;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.manners.security.Provider;

/// Makes pages of a service's templates; the service adds its [Surface].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageProperties.class)
public class PageConfiguration implements WebMvcConfigurer {
    /// Before whatever may refuse a request: its answer is a page, too.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 5;

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final Duration A_DAY = Duration.ofDays(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(Assets.PATH + "**")
                .addResourceLocations("classpath:/assets/", "classpath:/" + htmx())
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        // where browsers look for it on whatever has no layout: a chart, a download
        registry.addResourceHandler("/favicon.ico")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(A_DAY).cachePublic());
    }

    /// The folder of the one file that we take of it.
    private static String htmx() {
        var folder = "htmx.org/" + new WebJarVersionLocator().version("htmx.org") + "/dist/";
        return WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/" + folder;
    }

    @Bean
    Assets assets(ObjectProvider<ResourceUrlProvider> addresses) {
        return new Assets(addresses::getObject);
    }

    /// A service without pages of its own still has those of its problems.
    @Bean
    @ConditionalOnMissingBean
    Surface surface() {
        return new Surface("page.surface.desk", "page.surface.desk.claim", List.of());
    }

    @Bean
    Frames frames(
            Words words,
            LocaleResolver languages,
            Surface surface,
            Assets assets,
            PageProperties properties,
            Environment environment,
            ObjectProvider<Permissions> permissions) {
        return new Frames(
                words,
                languages,
                surface,
                assets,
                properties,
                Provider.of(environment).isKnown(),
                permissions::getObject);
    }

    @Bean
    ProblemPages problemPages(Frames frames) {
        return new ProblemPages(frames);
    }

    @Bean
    FilterRegistrationBean<PageHeaders> pageHeaders(Environment environment) {
        var filter = new FilterRegistrationBean<>(
                new PageHeaders(Provider.of(environment).origin()));
        filter.setOrder(ORDER);
        return filter;
    }
}
