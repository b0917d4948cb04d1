package vn.cnnt.manners.security;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;

/// The table of a service. What is not in it, nobody may call.
public record Permissions(List<Permission> all) {
    public Permissions {
        all = List.copyOf(all);
    }

    /// The line of a handler.
    ///
    /// @param pattern to which the handler is mapped
    public Optional<Permission> of(String method, String pattern) {
        var asked = "HEAD".equals(method) ? "GET" : method;
        return all.stream().filter(it -> it.isOf(asked, pattern)).findFirst();
    }

    /// Whether there is anything at an address.
    boolean has(String path) {
        var parsed = PathContainer.parsePath(path);
        return all.stream().anyMatch(it -> it.path().matches(parsed));
    }

    /// Whether an address may be called by who doesn't say who they are.
    boolean arePublic(String method, String path) {
        var asked = "HEAD".equals(method) ? "GET" : method;
        var parsed = PathContainer.parsePath(path);
        return all.stream()
                .filter(it -> it.method().name().equals(asked) && it.path().matches(parsed))
                .min((one, other) -> one.path().compareTo(other.path()))
                .filter(Permission::isPublic)
                .isPresent();
    }
}
