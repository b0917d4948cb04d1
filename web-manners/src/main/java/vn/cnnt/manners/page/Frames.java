package vn.cnnt.manners.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.security.Permission;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.manners.security.Role;

/// Puts a frame around the pages of this service.
public final class Frames {
    private final Words words;
    private final LocaleResolver languages;
    private final Surface surface;
    private final Assets assets;
    private final List<Frame.Elsewhere> elsewhere;
    private final boolean offersSignIn;
    private final Supplier<Permissions> permissions;

    Frames(
            Words words,
            LocaleResolver languages,
            Surface surface,
            Assets assets,
            PageProperties properties,
            boolean offersSignIn,
            Supplier<Permissions> permissions) {
        this.permissions = permissions;
        this.offersSignIn = offersSignIn;
        this.words = words;
        this.languages = languages;
        this.surface = surface;
        this.assets = assets;
        var others = new ArrayList<Frame.Elsewhere>();
        isElsewhere(others, "page.surface.figures", properties.reporting());
        isElsewhere(others, "page.surface.desk", properties.registry());
        others.removeIf(it -> it.words().equals(surface.name()));
        this.elsewhere = List.copyOf(others);
    }

    private static void isElsewhere(List<Frame.Elsewhere> others, String name, @Nullable URI address) {
        if (address != null) {
            others.add(new Frame.Elsewhere(name, address.toString()));
        }
    }

    /// Where one of the surfaces is, as browsers see it.
    ///
    /// @param name the code of its name's words
    public @Nullable String elsewhere(String name) {
        for (var other : elsewhere) {
            if (other.words().equals(name)) {
                return other.address();
            }
        }
        return null;
    }

    public Speech speech(HttpServletRequest request) {
        return Speech.of(words, languages.resolveLocale(request));
    }

    /// @param address as the links of the page are to write it
    public Frame frame(HttpServletRequest request, Address address, String title) {
        return new Frame(
                speech(request),
                surface.seenBy(api -> permissions.get().admit("GET", api)),
                title,
                address.without(Languages.PARAMETER),
                Languages.asked(request.getQueryString()).isPresent(),
                assets.files(),
                elsewhere,
                null,
                visitor(request, address));
    }

    /// The roles that a page is for, none where nobody knows.
    Collection<Role> whoMay(String path) {
        return permissions.get().ofPage(path).map(Permission::roles).orElse(List.of());
    }

    /// @param address where they come back to when they sign in
    private Visitor visitor(HttpServletRequest request, Address address) {
        var signIn = offersSignIn
                ? Address.of("/login").with("to", address.toString()).toString()
                : null;
        return Visitor.of(request, signIn);
    }
}
