package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Writes a problem document where Spring's way of answering isn't there: in a filter, in the container.
public final class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Problems problems;
    private final LocaleResolver languages;

    public ProblemWriter(Problems problems, LocaleResolver languages) {
        this.problems = problems;
        this.languages = languages;
    }

    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var text = begin(refusal, request, response);
        response.setStatus(refusal.status().value());
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sets the headers of the answer and gives its text.
    String begin(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        var locale = languages.resolveLocale(request);
        refusal.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return JSON.writeValueAsString(problems.problem(refusal, locale));
    }
}
