package vn.cnnt.manners.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// What the properties say of the identity provider that people sign in at.
///
/// @param isKnown whether anybody can sign in here at a browser
/// @param origin where browsers are sent to, null where it isn't said
public record Provider(boolean isKnown, @Nullable URI origin) {
    private static final String CLIENT = "spring.security.oauth2.client.";
    private static final String REGISTRATION = CLIENT + "registration." + SignIn.REGISTRATION;

    public static Provider of(Environment environment) {
        var provider = CLIENT + "provider." + environment.getProperty(REGISTRATION + ".provider", SignIn.REGISTRATION);
        var asked = environment.getProperty(provider + ".authorization-uri", URI.class);
        var address = asked == null ? environment.getProperty(provider + ".issuer-uri", URI.class) : asked;
        return new Provider(environment.containsProperty(REGISTRATION + ".client-id"), origin(address));
    }

    private static @Nullable URI origin(@Nullable URI address) {
        return address == null ? null : URI.create(address.getScheme() + "://" + address.getAuthority());
    }
}
