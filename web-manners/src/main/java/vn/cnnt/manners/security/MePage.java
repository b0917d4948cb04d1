package vn.cnnt.manners.security;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frames;
import vn.cnnt.manners.page.Pages;

/// Tells whoever looks at it who they are here, and what they may.
@Hidden
@RestController
public final class MePage {
    private static final String ADDRESS = "/me";

    private final CurrentActor actor;
    private final Frames frames;

    MePage(CurrentActor actor, Frames frames) {
        this.actor = actor;
        this.frames = frames;
    }

    /// @param roles those that mean something here
    /// @param until when they are asked anew who they are, null where nobody knows
    public record Shown(
            Actor actor, List<Role> roles, @Nullable Instant until) {
        public boolean isEverywhere() {
            return actor.actsEverywhere();
        }

        public List<String> provinces() {
            return actor.provinces().stream().sorted().toList();
        }
    }

    @GetMapping(ADDRESS)
    ResponseEntity<byte[]> me(HttpServletRequest request) {
        var who = actor.of(request);
        var frame = frames.frame(request, Address.of(ADDRESS), "");
        var titled = frame.titled(frame.say("me.title"));
        var roles = Stream.of(Role.values()).filter(role -> role.isOf(who)).toList();
        var shown = new Shown(who, roles, Presence.of(request).end());
        var page = titled.around(Pages.content((output, forms) -> JtemeGenerated.render(output, forms, titled, shown)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(Pages.HTML)
                .body(Pages.written(page));
    }
}
