package vn.cnnt.reporting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The reporting service as a process.
@SpringBootApplication
public class ReportingService {
    public static void main(String[] args) {
        SpringApplication.run(ReportingService.class, args);
    }
}
