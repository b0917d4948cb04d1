package vn.cnnt.manners.form;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;

/// What was just done, told once on the page that it led to.
///
/// @param version that came of it; null where nothing changed a version
/// @param figures where the figures are that include it; null where they are nowhere
public record Done(
        String words, @Nullable String version, @Nullable String figures) {
    /// Null where the address says nothing of it.
    ///
    /// @param codes what the codes of its words begin with
    /// @param surface where the figures are, as browsers see them; null where they are nowhere
    /// @param page of the figures that shows it
    static @Nullable Done of(
            HttpServletRequest request, String codes, Frame frame, @Nullable String surface, Address page) {
        var code = codes + request.getParameter(FormCycle.DONE);
        if (!frame.speech().words().has(code, frame.speech().locale())) {
            return null;
        }
        var after = request.getParameter(FormCycle.AFTER);
        var token = after == null ? null : ChangeToken.find(after);
        if (token == null) {
            return new Done(frame.say(code), null, null);
        }
        var figures = surface == null ? null : withoutSlash(surface) + page.with(FormCycle.AFTER, token.toString());
        return new Done(frame.say(code), Long.toString(token.version()), figures);
    }

    public Content content(Frame frame) {
        return Pages.content((output, forms) -> JtetoldGenerated.render(output, forms, frame, this));
    }

    private static String withoutSlash(String surface) {
        return surface.endsWith("/") ? surface.substring(0, surface.length() - 1) : surface;
    }
}
