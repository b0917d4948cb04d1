package vn.cnnt.registry.reference;

import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.events.Province;

/// Says in the API's description that a province is written as its key, and which keys there are.
@Configuration(proxyBeanMethods = false)
class ProvinceConfiguration {
    ProvinceConfiguration() {
        var key = new StringSchema();
        Province.all().forEach(province -> key.addEnumItem(province.key()));
        SpringDocUtils.getConfig().replaceWithSchema(Province.class, key);
    }
}
