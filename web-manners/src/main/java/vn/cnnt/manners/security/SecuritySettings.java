package vn.cnnt.manners.security;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param hosts the names under which requests may ask, without ports
/// @param descriptionsPublic whether anybody may read the description of the API, as on a local stack
/// @param longestSession how long somebody is taken at a browser for who they were when they signed in, however busy
/// @param endSession where the provider ends its own session; only where it isn't asked to describe itself
@Validated
@ConfigurationProperties("cnnt")
record SecuritySettings(
        @DefaultValue({"127.0.0.1", "localhost", "[::1]"}) @NotEmpty
        List<String> hosts,

        @DefaultValue("false") boolean descriptionsPublic,
        @DefaultValue("8h") Duration longestSession,
        @Nullable URI endSession) {}
