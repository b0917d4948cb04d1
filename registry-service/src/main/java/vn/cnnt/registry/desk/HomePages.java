package vn.cnnt.registry.desk;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.security.Role;

/// The desk itself: what waits for whoever sits at it. Nobody in particular is told what it is, and where to sign in.
@Hidden
@Controller
class HomePages {
    private final FormCycle forms;
    private final ObjectProvider<Waiting> waiting;

    HomePages(FormCycle forms, ObjectProvider<Waiting> waiting) {
        this.forms = forms;
        this.waiting = waiting;
    }

    @GetMapping("/")
    ResponseEntity<?> home(HttpServletRequest request) {
        var frame = forms.frame(request);
        var actor = frame.visitor().actor();
        if (actor == null) {
            return forms.page(
                    frame,
                    frame.say("home.title"),
                    Pages.content((output, with) -> JtewelcomeGenerated.render(output, with, frame, forms.figures())));
        }
        var parts = Waits.shown(waiting.orderedStream().flatMap(it -> it.of(actor, frame).stream()), frame);
        return forms.page(
                frame,
                frame.say("home.title"),
                Pages.content((output, with) -> JtehomeGenerated.render(output, with, frame, parts, isWorking(actor))));
    }

    /// An operator's or auditor's desk is search and reading: nothing ever waits there.
    private static boolean isWorking(Actor actor) {
        return Role.OFFICER.isOf(actor) || Role.APPROVER.isOf(actor);
    }
}
