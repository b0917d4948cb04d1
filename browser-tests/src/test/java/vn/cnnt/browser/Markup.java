package vn.cnnt.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/// What the Nu checker says of a page as the server wrote it.
final class Markup {
    private Markup() {}

    /// @return each error, with the line it is about
    static List<String> errors(String html) {
        var checker = new EmbeddedValidator();
        checker.setOutputFormat(OutputFormat.JSON);
        checker.setForceHTML(true);
        try {
            var said = checker.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            var errors = new ArrayList<String>();
            JsonMapper.shared().readTree(said).path("messages").forEach(message -> {
                if (!message.path("type").asString("").equals("info")) {
                    errors.add(message.path("message").asString("") + ": "
                            + message.path("extract").asString("").strip());
                }
            });
            return errors;
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("the checker has failed", e);
        }
    }
}
