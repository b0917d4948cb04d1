package vn.cnnt.manners.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// What is a page, and how it is written.
public final class Pages {
    public static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /// What programs speak to, and the description of it, which brings pages of its own.
    private static final List<String> PROGRAMS = List.of("/api", "/v3/api-docs", "/swagger-ui", "/actuator");

    /// JTE would let it add to the tags of a page; nothing is added to ours.
    private static final HtmlInterceptor NOTHING = new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    };

    private Pages() {}

    /// Whether the address is one that people look at: every one that is not for programs.
    public static boolean isPage(@Nullable String path) {
        return path != null && PROGRAMS.stream().noneMatch(it -> isBelow(path, it));
    }

    /// The same of the address that was asked for, also while its error is told.
    public static boolean isPage(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return isPage(failed instanceof String path ? path : request.getRequestURI());
    }

    private static boolean isBelow(String path, String programs) {
        return path.startsWith(programs)
                && (path.length() == programs.length() || ".-/;".indexOf(path.charAt(programs.length())) >= 0);
    }

    /// A template with its arguments, as the compiler made it.
    public interface Template {
        void render(HtmlTemplateOutput output, HtmlInterceptor interceptor);
    }

    /// `Pages.content((output, forms) -> JtexGenerated.render(output, forms, …))`
    public static Content content(Template template) {
        return output -> template.render((HtmlTemplateOutput) output, NOTHING);
    }

    public static byte[] written(Content content) {
        var bytes = new Utf8ByteOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(bytes));
        return bytes.toByteArray();
    }
}
