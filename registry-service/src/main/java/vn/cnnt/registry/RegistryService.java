package vn.cnnt.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The register as a process.
@SpringBootApplication
public class RegistryService {
    public static void main(String[] args) {
        SpringApplication.run(RegistryService.class, args);
    }
}
