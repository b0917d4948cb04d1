package vn.cnnt.registry.personal;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param masterKey the file with the key under which the keys of the enterprises are kept
/// @param equalityKey the file with the key of the digests by which two personal ids are known to be the same
/// @param database beside the register's own, on the same server
@Validated
@ConfigurationProperties("cnnt.registry.personal")
record PersonalSettings(
        @Nullable Path masterKey,
        @Nullable Path equalityKey,
        @DefaultValue("personal") @NotBlank String database) {
    static final String MASTER_KEY = "cnnt.registry.personal.master-key";
    static final String EQUALITY_KEY = "cnnt.registry.personal.equality-key";
}
