package vn.cnnt.manners.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.security.Role;

/// What stands around the content of a page.
///
/// @param title of the page, without the name of the surface
/// @param address of the page as its own links write it: without what is meant for one look only
/// @param isAsked whether the address says the language, so that its links say it, too
/// @param elsewhere the other surfaces
/// @param strip what is said of the figures above every page, null where a surface has none
/// @param visitor who looks at it
public record Frame(
        Speech speech,
        Surface surface,
        String title,
        Address address,
        boolean isAsked,
        Files files,
        List<Elsewhere> elsewhere,
        @Nullable Content strip,
        Visitor visitor) {
    /// Between the steps of a path.
    public static final String STEP = " › ";

    /// The addresses of the files that every page needs.
    public record Files(String style, String htmx, String script, String forms, String live, String icon) {}

    /// @param words the code of what it is called
    public record Elsewhere(String words, String address) {}

    public Frame titled(String other) {
        return new Frame(speech, surface, other, address, isAsked, files, elsewhere, strip, visitor);
    }

    public Frame under(Content otherStrip) {
        return new Frame(speech, surface, title, address, isAsked, files, elsewhere, otherStrip, visitor);
    }

    public Frame at(Address other) {
        return new Frame(speech, surface, title, other, isAsked, files, elsewhere, strip, visitor);
    }

    /// On another surface of the same service.
    public Frame on(Surface other) {
        return new Frame(speech, other, title, address, isAsked, files, elsewhere, strip, visitor);
    }

    public String say(String code, Object... arguments) {
        return speech.say(code, arguments);
    }

    /// The language of what somebody typed, where it isn't that of the page: on an English one, that of Vietnamese
    /// letters.
    public @Nullable String tongue(String typed) {
        return speech.code().equals("vi") || typed.chars().allMatch(c -> c < 0x80) ? null : "vi";
    }

    /// @param isTyped whether somebody typed it, in whatever language
    record Part(String text, boolean isTyped) {}

    /// Words of the page around names that somebody typed, each in its own language: `Correct Hợp tác xã Sen`.
    ///
    /// @param typed in the order in which they stand in the words
    public Content marked(String words, String... typed) {
        var parts = new ArrayList<Part>();
        var from = 0;
        for (var name : typed) {
            var at = words.indexOf(name, from);
            if (at >= 0 && tongue(name) != null) {
                parts.add(new Part(words.substring(from, at), false));
                parts.add(new Part(name, true));
                from = at + name.length();
            }
        }
        parts.add(new Part(words.substring(from), false));
        return Pages.content((output, with) -> JtemarkedGenerated.render(output, with, this, parts));
    }

    /// A path whose steps somebody may have typed: `Beneficiaries › Hợp tác xã Sen › Amount`.
    public Content path(String path) {
        return marked(path, path.split(STEP, -1));
    }

    /// The address as a link of this page writes it.
    public String to(Address other) {
        return (isAsked ? other.with("lang", speech.code()) : other).toString();
    }

    public String to(String path) {
        return to(Address.of(path));
    }

    /// Where a list goes on; null where it ends.
    public @Nullable String next(@Nullable String cursor) {
        return cursor == null ? null : to(address.with(Cursor.PARAMETER, cursor));
    }

    /// The link to where a list goes on; nothing where it ends.
    ///
    /// @param next where that is
    public Content pager(@Nullable String next) {
        return Pages.content((output, forms) -> JtepagerGenerated.render(output, forms, this, next));
    }

    /// The address of the page itself, in full.
    public String here() {
        return to(address);
    }

    boolean isHere(Surface.Section section) {
        return section.has(address.path());
    }

    /// What roles are called by whoever reads the page.
    public String names(Collection<Role> roles) {
        return roles.stream()
                .map(role -> say("role." + role.word()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// The same page in the other language.
    String translated() {
        return address.with("lang", speech.of("en", "vi")).toString();
    }

    /// Whether the page follows what happens, and the button that pauses it; within an element whose id is `cut`.
    public Content live() {
        return Pages.content((output, forms) -> JteliveGenerated.render(output, forms, this));
    }

    /// A whole page.
    public Content around(Content body) {
        return Pages.content((output, forms) -> JtelayoutGenerated.render(output, forms, this, body));
    }
}
