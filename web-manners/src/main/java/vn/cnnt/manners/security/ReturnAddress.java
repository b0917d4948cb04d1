package vn.cnnt.manners.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Addresses;

/// Where somebody wants to be once they have signed in: a page of this service and nowhere else, whatever a link says.
final class ReturnAddress {
    static final String HOME = "/";

    private static final int MOST = 2000;

    /// Addresses that would lead in circles, or out again.
    private static final List<String> ON_THE_WAY = List.of("/login", "/logout", "/oauth2");

    private static final Set<String> UPWARDS = Set.of(".", "..");

    private ReturnAddress() {}

    static String of(@Nullable String asked) {
        return asked != null && isPathHere(asked) && ON_THE_WAY.stream().noneMatch(asked::startsWith) ? asked : HOME;
    }

    /// Browsers take `//` and `/\` for the beginning of another host, leave out tabs and line ends, and go up where a
    /// path has `..`.
    private static boolean isPathHere(String asked) {
        return asked.length() <= MOST
                && asked.startsWith("/")
                && !asked.startsWith("//")
                && Stream.of(Addresses.decoded(asked.split("[?#]", 2)[0]).split("/"))
                        .noneMatch(UPWARDS::contains)
                && asked.chars().allMatch(c -> c > ' ' && c != '\\' && c < 0x7f);
    }
}
