package vn.cnnt.manners.security;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param hosts the names under which requests may ask, without ports
/// @param descriptionsPublic whether anybody may read the description of the API, as on a local stack
@Validated
@ConfigurationProperties("cnnt")
record SecuritySettings(
        @DefaultValue({"127.0.0.1", "localhost", "[::1]"}) @NotEmpty
        List<String> hosts,

        @DefaultValue("false") boolean descriptionsPublic) {}
