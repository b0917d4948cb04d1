package vn.cnnt.reporting;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.cnnt.reporting.audit.Verification;
import vn.cnnt.reporting.statistics.RegistryDefinition;

/// The reporting service as a process.
@SpringBootApplication
@OpenAPIDefinition(info = @Info(title = "Figures of the rural-industry registry", version = "v1"))
public class ReportingService {
    /// `verify <pack>` checks an audit pack and needs nothing of the service; anything else starts it.
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify")) {
            var arguments = List.of(args).subList(1, args.length);
            System.exit(Verification.main(arguments, new RegistryDefinition(), System.out));
        }
        SpringApplication.run(ReportingService.class, args);
    }
}
