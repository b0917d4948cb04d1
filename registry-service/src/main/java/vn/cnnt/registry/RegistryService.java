package vn.cnnt.registry;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The register as a process.
@SpringBootApplication
@OpenAPIDefinition(info = @Info(title = "Rural-industry register", version = "v1"))
@ConfigurationPropertiesScan
public class RegistryService {
    public static void main(String[] args) {
        SpringApplication.run(RegistryService.class, args);
    }
}
