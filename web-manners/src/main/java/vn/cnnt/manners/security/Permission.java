package vn.cnnt.manners.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;

/// A line of a service's table: who may call an address.
///
/// @param roles one of which is needed; empty where nobody has to say who they are
/// @param authorities all of which are needed besides
/// @param thing what is looked at before the body is read: the thing that the address names, its province, its history
/// @param body what the body names, and who may ask for it: looked at before anything that is wrong with it is told
public record Permission(
        HttpMethod method, PathPattern path, List<Role> roles, List<Role> authorities, Thing thing, Body<?> body) {
    public Permission {
        roles = List.copyOf(roles);
        authorities = List.copyOf(authorities);
    }

    /// Refuses who may not do it to the thing that the address names, and what isn't there.
    @FunctionalInterface
    public interface Thing {
        Thing NONE = (_, _) -> {};

        void check(Actor actor, Map<String, String> address);
    }

    /// Refuses who may not ask for what the body names: a province, a state, that it is historical.
    ///
    /// @param type which body it is
    public record Body<T extends Record>(Class<T> type, Named<T> named) {
        static final Body<?> NONE = new Body<>(Record.class, (_, _, _) -> {});

        void check(Actor actor, Map<String, String> address, Bound<?> body) {
            named.check(actor, address, new Bound<>(type.cast(body.value()), body.findings()));
        }
    }

    /// Looks only at members that are sound, and says of them what else only its caller's rights can tell.
    @FunctionalInterface
    public interface Named<T extends Record> {
        void check(Actor actor, Map<String, String> address, Bound<T> body);
    }

    public static Permission get(String path) {
        return of(HttpMethod.GET, path);
    }

    public static Permission post(String path) {
        return of(HttpMethod.POST, path);
    }

    public static Permission put(String path) {
        return of(HttpMethod.PUT, path);
    }

    public static Permission delete(String path) {
        return of(HttpMethod.DELETE, path);
    }

    private static Permission of(HttpMethod method, String path) {
        return new Permission(
                method, PathPatternParser.defaultInstance.parse(path), List.of(), List.of(), Thing.NONE, Body.NONE);
    }

    /// Everybody who works with the registry.
    public Permission inside() {
        return by(Role.INSIDE);
    }

    public Permission by(Role... any) {
        return by(List.of(any));
    }

    public Permission by(Collection<Role> any) {
        return new Permission(method, path, List.copyOf(any), authorities, thing, body);
    }

    public Permission with(Role... all) {
        return new Permission(method, path, roles, List.of(all), thing, body);
    }

    public Permission to(Thing what) {
        return new Permission(method, path, roles, authorities, what, body);
    }

    public <T extends Record> Permission naming(Class<T> type, Named<T> named) {
        return new Permission(method, path, roles, authorities, thing, new Body<>(type, named));
    }

    public boolean isPublic() {
        return roles.isEmpty();
    }

    /// The same method, and the pattern that the handler is mapped to.
    boolean isOf(String asked, String pattern) {
        return method.name().equals(asked) && path.getPatternString().equals(pattern);
    }

    /// Refuses whoever has none of the roles, or lacks an authority.
    void check(Actor actor) {
        if (isPublic()) {
            return;
        }
        if (roles.stream().noneMatch(role -> role.isOf(actor))) {
            throw Denied.needsRole(roles);
        }
        for (var authority : authorities) {
            if (!authority.isOf(actor)) {
                throw Denied.needsAuthority(authority);
            }
        }
    }

    /// Whether somebody has one of the roles, and all that is needed besides.
    boolean isFor(Actor actor) {
        return roles.stream().anyMatch(role -> role.isOf(actor))
                && authorities.stream().allMatch(authority -> authority.isOf(actor));
    }

    /// The names of the roles, for who reads the table.
    public Set<Role> who() {
        return Set.copyOf(roles);
    }

    /// Who may, for whoever reads a description: one of the roles, with each of the authorities.
    public String whose() {
        var any = roles.stream().map(Role::word).sorted().collect(Collectors.joining(", "));
        var all = authorities.stream().map(Role::word).sorted().toList();
        return all.isEmpty() ? "For: " + any : "For: " + any + "; with: " + String.join(", ", all);
    }
}
