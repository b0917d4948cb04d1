package vn.cnnt.manners.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where somebody wants to be once they have signed in: a page of this service and nowhere else, whatever a link says.
final class ReturnAddress {
    static final String HOME = "/";

    private static final int MOST = 2000;

    /// They would lead in circles, or out again.
    private static final List<String> ON_THE_WAY = List.of("/login", "/logout", "/oauth2");

    private ReturnAddress() {}

    static String of(@Nullable String asked) {
        return asked != null && isPathHere(asked) && ON_THE_WAY.stream().noneMatch(asked::startsWith) ? asked : HOME;
    }

    /// Browsers take `//` and `/\` for the beginning of another host, and leave out tabs and line ends.
    private static boolean isPathHere(String asked) {
        return asked.length() <= MOST
                && asked.startsWith("/")
                && !asked.startsWith("//")
                && asked.chars().allMatch(c -> c > ' ' && c != '\\' && c < 0x7f);
    }
}
