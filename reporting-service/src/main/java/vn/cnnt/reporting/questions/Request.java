package vn.cnnt.reporting.questions;

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
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Languages;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.web.Refusals;

/// What every query may say beside its question.
public final class Request {
    public static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    public static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    static final MediaType SDMX_CSV =
            MediaType.parseMediaType("application/vnd.sdmx.data+csv;version=2.0.0;charset=UTF-8");
    private static final String AGGREGATES = "efg";
    static final int LONGEST_WAIT = 30;
    private static final int USUAL_WAIT = 5;
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,9})\"?(?:$|[,;\\s])");

    private Request() {}

    public static Parameters parameters(HttpServletRequest request) {
        var given = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> given.put(name, List.of(values)));
        var parameters = new Parameters(given);
        parameters.oneOf(Languages.PARAMETER, Languages.CODES, code -> code);
        return parameters;
    }

    /// The changes the answer must include.
    static List<ChangeToken> after(Parameters parameters) {
        var tokens = new ArrayList<ChangeToken>();
        for (var text : parameters.each("after")) {
            var token = token(text);
            if (token == null) {
                parameters.refuse("after", "bad-token", Parameters.quote(text));
            } else {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /// Of the aggregates that the log tells of: an enterprise, a reported figure, a grant.
    private static @Nullable ChangeToken token(String text) {
        var token = ChangeToken.find(text);
        return token != null && AGGREGATES.indexOf(text.charAt(0)) >= 0 ? token : null;
    }

    /// What was shown last; null for the beginning, or where the cursor is refused.
    public static @Nullable String cursor(String list, Parameters parameters) {
        var text = parameters.ofList(Cursor.PARAMETER);
        var last = text == null ? null : Cursor.read(list, text);
        if (text != null && last == null) {
            parameters.refuse(Cursor.PARAMETER, "not-a-cursor");
        }
        return last;
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
    public static boolean byteOrderMark(Parameters parameters, MediaType type) {
        var text = parameters.one("bom");
        if (text != null && !text.equals("true") && !text.equals("false")) {
            parameters.refuse("bom", "not-true-or-false", Parameters.quote(text));
        } else if (text != null && !type.equals(CSV)) {
            parameters.refuse("bom", "only-csv");
        }
        return "true".equals(text);
    }

    /// The form of the answer: what `format` in the address says, else the offer that the client likes best.
    public static MediaType type(HttpServletRequest request, Parameters parameters, List<MediaType> offered) {
        var asked = Downloads.asked(parameters, offered);
        if (asked != null) {
            return asked;
        }
        return parameters.each(Downloads.PARAMETER).isEmpty() ? negotiated(request, offered) : offered.getFirst();
    }

    /// The offer that the client likes best.
    private static MediaType negotiated(HttpServletRequest request, List<MediaType> offers) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
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
        throw Refusals.notAcceptable(String.join(
                ", ",
                offers.stream()
                        .map(type -> type.getType() + "/" + type.getSubtype())
                        .toList()));
    }
}
