package vn.cnnt.manners.admission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much is taken on at once.
///
/// @param atOnce requests in work
/// @param strangersAtOnce requests in work of whoever doesn't say who they are, half of all unless said otherwise; of
/// those that wait half may be theirs
/// @param waiting requests that wait for one of these to end; who comes then is told to come again
/// @param patience how long one waits at most
/// @param streams patterns of the addresses that last as long as their reader likes, and hold no place
@Validated
@ConfigurationProperties("cnnt.requests")
public record RequestSettings(
        @DefaultValue("32") @Min(1) @Max(10_000) int atOnce,
        @Min(0) @Max(10_000) int strangersAtOnce,
        @DefaultValue("256") @Min(0) @Max(100_000) int waiting,
        @DefaultValue("2s") @NotNull Duration patience,
        @DefaultValue @NotNull List<String> streams) {
    public RequestSettings {
        strangersAtOnce = strangersAtOnce == 0 ? Math.max(1, atOnce / 2) : strangersAtOnce;
        streams = List.copyOf(streams);
    }
}
