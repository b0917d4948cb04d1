package vn.cnnt.manners.form;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.manners.page.Frames;
import vn.cnnt.manners.reading.FormReader;
import vn.cnnt.manners.security.Permissions;

/// Forms for whichever pages have some.
@Configuration(proxyBeanMethods = false)
public class FormConfiguration {
    @Bean
    FormCycle formCycle(
            Frames frames,
            FormReader reader,
            ObjectProvider<Permissions> permissions,
            ObjectProvider<RefusalOf> refusals) {
        return new FormCycle(frames, reader, permissions, refusals);
    }
}
