package vn.cnnt.manners;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.LocaleResolver;
import vn.cnnt.manners.admission.AdmissionConfiguration;
import vn.cnnt.manners.describing.ApiDescription;
import vn.cnnt.manners.form.FormConfiguration;
import vn.cnnt.manners.page.PageConfiguration;
import vn.cnnt.manners.page.ProblemPages;
import vn.cnnt.manners.reading.ReadingConfiguration;

/// Gives a service its manners. The service has to say nothing but where its own words are: `spring.messages.basename`.
@AutoConfiguration(
        before = {MessageSourceAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@Import({
    AdmissionConfiguration.class,
    FormConfiguration.class,
    PageConfiguration.class,
    ReadingConfiguration.class,
    AnythingAtHand.class,
    ApiDescription.class,
    Problems.class,
    ErrorDocuments.class,
    Probes.class
})
public class MannersConfiguration {
    /// The service's words come first, so that it can say something general in its own way.
    @Bean
    MessageSource messageSource(Environment environment) {
        var basenames = new ArrayList<String>(
                List.of(environment.getProperty("spring.messages.basename", String[].class, new String[0])));
        basenames.add("manners");
        return messages(basenames.toArray(String[]::new));
    }

    /// Also for tests, which have no container.
    public static MessageSource messages(String... basenames) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(basenames);
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Languages.VIETNAMESE);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Bean
    Words words(MessageSource messages, ObjectProvider<Called> called) {
        return new Words(messages, called.orderedStream().toList());
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    @Bean
    ProblemWriter problemWriter(Problems problems, LocaleResolver languages, ObjectProvider<ProblemPages> pages) {
        return new ProblemWriter(problems, languages, pages::getObject);
    }

    @Bean
    ContainerRefusals containerRefusals(ProblemWriter problems) {
        return new ContainerRefusals(problems);
    }
}
