package vn.cnnt.registry.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.cnnt.events.Topics;

/// How the relay works.
///
/// @param replication copies of the topic, where it is created here
/// @param partitions of the topic, where it is created here
/// @param batch aggregates published in one go
/// @param poll how often the store is asked for what other instances left, at most; a slow answer makes it rarer
/// @param slowestPoll and at least
/// @param lease how long an instance that stopped answering remains the publishing one
@Validated
@ConfigurationProperties("cnnt.registry.relay")
record RelaySettings(
        @DefaultValue("1") @Min(1) @Max(9) short replication,

        @DefaultValue("" + Topics.PARTITIONS) @Min(1) @Max(10_000)
        int partitions,

        @DefaultValue("500") @Min(1) @Max(5000) int batch,
        @DefaultValue("100ms") @NotNull Duration poll,
        @DefaultValue("60s") @NotNull Duration slowestPoll,
        @DefaultValue("10s") @NotNull Duration lease) {}
