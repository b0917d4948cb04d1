package vn.cnnt.registry.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much of imports is in work at once.
///
/// @param rows of an import that are taken in
/// @param uploads files that are taken in
/// @param readers threads that read these files
@Validated
@ConfigurationProperties("cnnt.registry.intake.at-once")
record AtOnce(
        @DefaultValue("64") @Min(1) @Max(1000) int rows,
        @DefaultValue("4") @Min(1) @Max(100) int uploads,
        @DefaultValue("2") @Min(1) @Max(16) int readers) {}
