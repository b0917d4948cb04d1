package vn.cnnt.manners.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import vn.cnnt.manners.Actor;

/// The table of a service. What is not in it, nobody may call.
///
/// A page shows what an address of the API answers, and is at that address without its beginning; so it is for whom
/// that address is, unless it has a line of its own. The form of an action is for whoever may do it.
public record Permissions(List<Permission> all) {
    private static final String API = "/api/v1";

    /// What is at the end of a page's address where HTTP has a method for it, and browsers haven't.
    private static final String CORRECTION = "/correction";

    private static final String DELETION = "/deletion";
    private static final String FIRST = "/new";

    public Permissions {
        all = List.copyOf(all);
    }

    /// The line of a handler.
    ///
    /// @param pattern to which the handler is mapped
    public Optional<Permission> of(String method, String pattern) {
        var asked = asked(method);
        return Stream.concat(Stream.of(new Call(asked, pattern)), shown(asked, pattern))
                .flatMap(call -> all.stream().filter(it -> it.isOf(call.method(), call.path())))
                .findFirst();
    }

    /// Whether whoever looks at a page has a role for an address of the API, with all that is needed besides.
    public boolean admit(String method, String pattern) {
        var line = of(method, pattern);
        return line.filter(Permission::isPublic).isPresent()
                || SignedIn.current()
                        .filter(actor -> line.filter(it -> it.isFor(actor)).isPresent())
                        .isPresent();
    }

    /// Refuses whoever has none of the roles of a line, or lacks an authority of it: what can be told of a call before
    /// it is known which thing it is about.
    ///
    /// @param pattern to which the handler is mapped
    public void require(Actor actor, String method, String pattern) {
        of(method, pattern).orElseThrow(() -> Denied.needsRole(List.of())).check(actor);
    }

    /// The line of an address as a description has it: with names in braces, or with what stands for one of them.
    public Optional<Permission> ofAddress(String method, String address) {
        return mostSpecific(asked(method), PathContainer.parsePath(address));
    }

    /// The line of a request: that of its handler, or one that says more of the very address that is asked.
    Optional<Permission> of(String method, String pattern, String path) {
        return of(method, pattern).map(line -> {
            var isShown = isApi(line.path().getPatternString()) && !isApi(path);
            var address = PathContainer.parsePath(isShown ? API + path : path);
            return line.path().matches(address)
                    ? mostSpecific(line.method().name(), address).orElse(line)
                    : line;
        });
    }

    /// The line of a page, for who only knows its address: of what it shows, or of the action that it is the form of.
    /// None of an address that can't be decoded, which is nobody's.
    public Optional<Permission> ofPage(String path) {
        try {
            var first = new Call("POST", before(API + path, FIRST));
            return Stream.concat(Stream.of(new Call("GET", path), first), shown("GET", path))
                    .flatMap(call -> mostSpecific(call.method(), PathContainer.parsePath(call.path())).stream())
                    .findFirst();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether there is anything at an address, whoever may see it.
    boolean has(String path) {
        return Stream.concat(Stream.of(path), shown("GET", path).map(Call::path))
                .map(PathContainer::parsePath)
                .anyMatch(parsed -> all.stream().anyMatch(it -> it.path().matches(parsed)));
    }

    /// Whether an address may be called by who doesn't say who they are.
    boolean arePublic(String method, String path) {
        var asked = asked(method);
        return mostSpecific(asked, PathContainer.parsePath(path))
                .or(() -> isApi(path) ? Optional.empty() : mostSpecific(asked, PathContainer.parsePath(API + path)))
                .filter(Permission::isPublic)
                .isPresent();
    }

    private Optional<Permission> mostSpecific(String method, PathContainer address) {
        return all.stream()
                .filter(it -> it.method().name().equals(method) && it.path().matches(address))
                .min((one, other) -> one.path().compareTo(other.path()));
    }

    private record Call(String method, String path) {}

    /// What of the API a page may be about.
    private static Stream<Call> shown(String method, String page) {
        if (isApi(page)) {
            return Stream.empty();
        }
        var address = API + page;
        var question = method.equals("GET") ? Stream.of(new Call("GET", address)) : Stream.<Call>empty();
        var actions = Stream.of(
                        new Call("POST", address),
                        new Call("PUT", before(address, CORRECTION)),
                        new Call("DELETE", before(address, DELETION)),
                        new Call("POST", method.equals("GET") ? before(address, FIRST) : ""))
                .filter(call -> !call.path().isEmpty());
        return method.equals("GET") || method.equals("POST") ? Stream.concat(question, actions) : Stream.empty();
    }

    private static String before(String address, String end) {
        return address.endsWith(end) ? address.substring(0, address.length() - end.length()) : "";
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/");
    }

    private static String asked(String method) {
        return "HEAD".equals(method) ? "GET" : method;
    }
}
