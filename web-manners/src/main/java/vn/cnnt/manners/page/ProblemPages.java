package vn.cnnt.manners.page;

import gg.jte.Content;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.cnnt.manners.Addresses;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.Problem;
import vn.cnnt.manners.form.KeptForms;

/// A problem as a page, for whoever looks at an address that is not of the API: the same words, and a way on.
public final class ProblemPages extends AbstractHttpMessageConverter<Problem> {
    private static final Set<Integer> LOST = Set.of(
            HttpStatus.FORBIDDEN.value(),
            HttpStatus.NOT_FOUND.value(),
            HttpStatus.INTERNAL_SERVER_ERROR.value(),
            HttpStatus.SERVICE_UNAVAILABLE.value());

    private static final String CROSS_SITE = "cross-site";
    private static final String SAME_ORIGIN = "same-origin";

    private final Frames frames;

    ProblemPages(Frames frames) {
        super(MediaType.TEXT_HTML);
        this.frames = frames;
    }

    public byte[] page(Problem problem, HttpServletRequest request) {
        var asked = asked(request);
        var frame = frames.frame(request, asked, "");
        var titled = frame.titled(frame.say("page.error", problem.title()));
        var typed = typed(problem, request, titled);
        if (typed != null) {
            return Pages.written(titled.around(typed));
        }
        var whoMay = isUnknown(problem) ? titled.names(frames.whoMay(asked.path())) : "";
        var lost = isLost(problem, request) ? KeptForms.lines(request, titled) : null;
        return Pages.written(titled.around(Pages.content(
                (output, forms) -> JteproblemGenerated.render(output, forms, titled, problem, whoMay, lost))));
    }

    /// Whether what was typed would be gone with the form, which is not shown again: to whoever may not send it, whose
    /// thing is gone, or for whom there is no room. What another site has sent nobody has typed.
    private static boolean isLost(Problem problem, HttpServletRequest request) {
        return LOST.contains(problem.status())
                && HttpMethod.POST.matches(request.getMethod())
                && (problem.errors().stream().noneMatch(it -> it.code().equals(CROSS_SITE))
                        || SAME_ORIGIN.equals(request.getHeader("Sec-Fetch-Site")));
    }

    /// What is the matter, in words of its own for people where the API's speak of members. They lead to the findings:
    /// what says by itself what exactly is wrong stays as it is.
    static String detail(Frame frame, Problem problem) {
        var own = "page" + problem.type().replace('/', '.').replace("problems", "problem");
        return !problem.errors().isEmpty()
                        && frame.speech().words().has(own, frame.speech().locale())
                ? frame.say(own)
                : problem.detail();
    }

    /// Whether nobody knows who asks.
    private static boolean isUnknown(Problem problem) {
        return problem.status() == HttpStatus.UNAUTHORIZED.value();
    }

    /// Of a form that was sent when the session was over, what was typed: nothing of it is lost. Null of all else.
    private static @Nullable Content typed(Problem problem, HttpServletRequest request, Frame frame) {
        var isForm = isUnknown(problem)
                && HttpMethod.POST.matches(request.getMethod())
                && frame.visitor().signIn() != null;
        return isForm ? KeptForms.content(request, frame) : null;
    }

    /// What could not be shown is what somebody wants to come back to, or to read in the other language. A personal
    /// number in it is repeated nowhere.
    private static Address asked(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        var query = request.getQueryString();
        var address = Address.of(query == null ? path : path + "?" + query);
        var isPersonal = PersonalId.isIn(Addresses.decoded(address.path()))
                || address.parameters().stream()
                        .anyMatch(it -> PersonalId.isIn(it.name()) || PersonalId.isIn(it.value()));
        return isPersonal ? Address.of("/") : address;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Problem.class == type;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.TEXT_HTML);
    }

    @Override
    protected Problem readInternal(Class<? extends Problem> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("problems are only written", message);
    }

    @Override
    protected void writeInternal(Problem problem, HttpOutputMessage message) throws IOException {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            message.getBody().write(page(problem, attributes.getRequest()));
        }
    }
}
