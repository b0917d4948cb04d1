package vn.cnnt.registry.intake.list;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How much an import may bring, and how it is worked on.
///
/// @param file the largest file
/// @param request the largest request that brings one
/// @param inflated what a workbook may come to once its parts are unpacked
/// @param texts what the table of texts in a workbook may come to, which is kept in memory
/// @param rows the most rows of one import
/// @param cell the longest cell, in characters
/// @param block rows whose outcomes are kept in one go
/// @param poll how often an instance looks for imports that nobody works on
/// @param lease how long an import stays with an instance that stopped answering
@Validated
@ConfigurationProperties("cnnt.registry.intake")
public record Limits(
        @DefaultValue("64MB") @NotNull DataSize file,
        @DefaultValue("65MB") @NotNull DataSize request,
        @DefaultValue("512MB") @NotNull DataSize inflated,
        @DefaultValue("48MB") @NotNull DataSize texts,
        @DefaultValue("200000") @Min(1) int rows,
        @DefaultValue("10000") @Min(100) @Max(32_767) int cell,
        @DefaultValue("100") @Min(1) @Max(500) int block,
        @DefaultValue("1s") @NotNull Duration poll,
        @DefaultValue("10s") @NotNull Duration lease) {}
