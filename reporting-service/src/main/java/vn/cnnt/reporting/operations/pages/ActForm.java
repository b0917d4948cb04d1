package vn.cnnt.reporting.operations.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Flaws;

/// The form of something with consequences: what it is done to, what follows, and what is asked for.
///
/// @param address where it is sent to
/// @param back where it leads if nothing is done
/// @param target what it is done to
/// @param consequences in sentences
/// @param asksThrottle whether how fast it goes on is asked, too
/// @param key under which it is done once
record ActForm(
        String title,
        String address,
        String back,
        String target,
        List<String> consequences,
        String button,
        boolean isGrave,
        boolean asksThrottle,
        @Nullable String whyNot,
        Filled filled,
        String key,
        Flaws flaws) {
    ActForm {
        consequences = List.copyOf(consequences);
    }

    /// What was filled in, as it was.
    record Filled(String reason, String throttle) {
        static Filled of(HttpServletRequest request) {
            return new Filled(FormCycle.text(request, "reason"), FormCycle.text(request, "throttle"));
        }
    }

    /// What the field of the reason is described by.
    String reasonDescribed() {
        var ids = new ArrayList<>(List.of("reason-hint"));
        var flaw = flaws.idAt("reason");
        if (flaw != null) {
            ids.add(flaw);
        }
        return String.join(" ", ids);
    }
}
