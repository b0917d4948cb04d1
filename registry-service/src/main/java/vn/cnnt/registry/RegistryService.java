package vn.cnnt.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The register as a process.
@SpringBootApplication
@ConfigurationPropertiesScan
public class RegistryService {
    public static void main(String[] args) {
        SpringApplication.run(RegistryService.class, args);
    }
}
