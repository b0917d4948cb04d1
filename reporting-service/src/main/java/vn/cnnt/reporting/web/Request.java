package vn.cnnt.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import vn.cnnt.reporting.statistics.Parameters;

/// What every query may say beside its question.
final class Request {
    static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    static final MediaType SDMX_CSV =
            MediaType.parseMediaType("application/vnd.sdmx.data+csv;version=2.0.0;charset=UTF-8");
    static final int LONGEST_WAIT = 30;
    private static final int USUAL_WAIT = 5;
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,9})\"?(?:$|[,;\\s])");

    private Request() {}

    static Parameters parameters(HttpServletRequest request) {
        var given = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> given.put(name, List.of(values)));
        return new Parameters(given);
    }

    /// The changes the answer must include.
    static List<Token> after(Parameters parameters) {
        var tokens = new ArrayList<Token>();
        for (var text : parameters.each("after")) {
            var token = Token.find(text);
            if (token == null) {
                parameters.refuse("after", "bad-token", Parameters.quote(text));
            } else {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /// How long the client wants to wait for them (RFC 7240), null where it doesn't say.
    static @Nullable Duration wait(HttpServletRequest request) {
        var values = request.getHeaders("Prefer");
        while (values.hasMoreElements()) {
            var found = WAIT.matcher(values.nextElement());
            if (found.find()) {
                return Duration.ofSeconds(Math.min(LONGEST_WAIT, Integer.parseInt(found.group(1))));
            }
        }
        return null;
    }

    static Duration patience(@Nullable Duration wait) {
        return wait == null ? Duration.ofSeconds(USUAL_WAIT) : wait;
    }

    /// Whether CSV begins with a byte order mark, which Excel needs to read UTF-8: `bom=true`.
    static boolean byteOrderMark(Parameters parameters, MediaType type) {
        var text = parameters.one("bom");
        if (text != null && !text.equals("true") && !text.equals("false")) {
            parameters.refuse("bom", "not-a-flag", Parameters.quote(text));
        } else if (text != null && !type.equals(CSV)) {
            parameters.refuse("bom", "only-csv");
        }
        return "true".equals(text);
    }

    /// The offer that the client likes best.
    static MediaType negotiated(HttpServletRequest request, MediaType... offered) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var offers = List.of(offered);
        if (accept == null || accept.isBlank()) {
            return offers.getFirst();
        }
        try {
            var accepted = new ArrayList<>(MediaType.parseMediaTypes(accept));
            accepted.removeIf(type -> type.getQualityValue() == 0);
            MimeTypeUtils.sortBySpecificity(accepted);
            accepted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
            for (var type : accepted) {
                for (var offer : offers) {
                    if (type.includes(offer)) {
                        return offer;
                    }
                }
            }
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            // Nothing that can be read is accepted.
        }
        throw Refused.notAcceptable(String.join(
                ", ",
                offers.stream()
                        .map(type -> type.getType() + "/" + type.getSubtype())
                        .toList()));
    }
}
