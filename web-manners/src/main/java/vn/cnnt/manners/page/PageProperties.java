package vn.cnnt.manners.page;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the surfaces are, as browsers see them; one that isn't said is not linked to.
///
/// @param registry the desk
/// @param reporting the figures and the operations
@ConfigurationProperties("cnnt.pages")
public record PageProperties(
        @Nullable URI registry, @Nullable URI reporting) {}
