package vn.cnnt.reporting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What of the reporting service can be set; `application.yaml` says what for.
@Validated
@ConfigurationProperties("cnnt.reporting")
public record ReportingProperties(
        @DefaultValue("true") boolean follow,
        @DefaultValue("cnnt.registry.events") @NotBlank String topic,

        @DefaultValue("live-1") @Pattern(regexp = "[a-z0-9-]+", message = "must be of a-z, 0-9 and hyphens")
        String generation,

        @DefaultValue("false") boolean activateRebuilds,
        @Nullable URI registry,
        @DefaultValue("5000") @Min(1) @Max(50_000) int batchRecords,
        @Nullable DataSize catchUpMemory,
        @DefaultValue @NotNull Signing signing,
        @DefaultValue("24MB") @NotNull DataSize cache,
        @DefaultValue("24MB") @NotNull DataSize queryCache,
        @DefaultValue("1h") @NotNull Duration reconcileEvery,
        @DefaultValue("5s") @NotNull Duration readPatience,
        @DefaultValue("500") @Min(1) @Max(10_000) int updateClients) {

    /// The Ed25519 keys that certificates are signed with, where they are.
    ///
    /// @param privateKey PKCS#8, in PEM or its base64 alone
    /// @param publicKey X.509, likewise
    public record Signing(
            @Nullable String privateKey, @Nullable String publicKey) {}
}
