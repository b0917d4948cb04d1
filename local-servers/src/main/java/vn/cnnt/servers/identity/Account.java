package vn.cnnt.servers.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who somebody is and what they may, as a token says it.
///
/// @param name never changes; events name it as their actor
/// @param displayName for people
/// @param provinces keys of current provinces, or `*` for all
public record Account(String name, String displayName, List<String> roles, List<String> provinces) {

    static final String AUDIENCE = "cnnt";

    /// The claims that the services read.
    Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("preferred_username", name);
        claims.put("name", displayName);
        claims.put("roles", roles);
        claims.put("provinces", provinces);
        return claims;
    }
}
