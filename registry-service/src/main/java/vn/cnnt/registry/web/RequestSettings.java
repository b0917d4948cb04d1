package vn.cnnt.registry.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much is taken on at once.
///
/// @param atOnce requests in work
/// @param waiting requests that wait for one of these to end; who comes then is told to come again
/// @param patience how long one waits at most
@Validated
@ConfigurationProperties("cnnt.registry.requests")
record RequestSettings(
        @DefaultValue("32") @Min(1) @Max(10_000) int atOnce,
        @DefaultValue("256") @Min(0) @Max(100_000) int waiting,
        @DefaultValue("2s") @NotNull Duration patience) {}
