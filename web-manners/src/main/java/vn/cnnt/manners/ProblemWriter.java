package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.ProblemPages;

/// Writes a problem where Spring's way of answering isn't there: in a filter, in the container.
public final class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Problems problems;
    private final LocaleResolver languages;
    private final Supplier<ProblemPages> pages;

    public ProblemWriter(Problems problems, LocaleResolver languages, Supplier<ProblemPages> pages) {
        this.problems = problems;
        this.languages = languages;
        this.pages = pages;
    }

    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bytes = begin(refusal, request, response);
        response.setStatus(refusal.status().value());
        response.getOutputStream().write(bytes);
    }

    /// Sets the headers of the answer and gives its text in UTF-8.
    byte[] begin(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        var locale = languages.resolveLocale(request);
        var isPage = Pages.isPage(request);
        Problems.headers(refusal, request).forEach(response::setHeader);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.setContentType(isPage ? Pages.HTML.toString() : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return isPage
                ? pages.get().page(problems.onPage(refusal, locale), request)
                : JSON.writeValueAsString(problems.problem(refusal, locale)).getBytes(StandardCharsets.UTF_8);
    }
}
