package vn.cnnt.reporting.web.pages;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Frames;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.web.CutAnswers;

/// Answers with a page, as [CutAnswers] answers with a document: of one cut, which stands above it.
@Component
public class FigurePages {
    /// For one look only: they are in the address that was asked for, and in no link of its page.
    private static final Set<String> ONCE = Set.of("after", "seen", Languages.PARAMETER);

    /// Where the same is for programs.
    static final String API = "/api/v1";

    private final Frames frames;
    private final CutAnswers answers;

    FigurePages(Frames frames, CutAnswers answers) {
        this.frames = frames;
        this.answers = answers;
    }

    /// What a page shows, and the cut it is of.
    record Shown(String title, Content content, Cut cut) {}

    /// @param show called when nothing is wrong with the parameters
    ResponseEntity<?> page(
            HttpServletRequest request, Parameters parameters, BiFunction<CutAnswers.Asked, Frame, Shown> show) {
        var address = address(request);
        if (address.value("format") != null) {
            return elsewhere(address.at(API + address.path()).toString());
        }
        var frame = frames.frame(request, address, "");
        var variant = " " + frame.speech().code();
        return answers.answer(request, parameters, Pages.HTML, variant, asked -> {
            var shown = show.apply(asked, frame);
            var framed = frame.titled(shown.title()).under(strip(frame, asked.run(), shown.cut()));
            return new CutAnswers.Answered(Pages.written(framed.around(shown.content())), shown.cut());
        });
    }

    /// Where a page is found by another address.
    static ResponseEntity<?> elsewhere(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    public static Content strip(Frame frame, String run, Cut cut) {
        return Pages.content((output, forms) -> JtestripGenerated.render(output, forms, frame, CutStrip.of(run, cut)));
    }

    /// As the links of the page write it.
    public static Address address(HttpServletRequest request) {
        var parameters = new ArrayList<Address.Parameter>();
        request.getParameterMap().forEach((name, values) -> {
            if (!ONCE.contains(name)) {
                for (var value : values) {
                    parameters.add(new Address.Parameter(name, value));
                }
            }
        });
        return new Address(request.getRequestURI(), parameters);
    }
}
