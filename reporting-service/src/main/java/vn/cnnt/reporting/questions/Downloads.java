package vn.cnnt.reporting.questions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Parameters;

/// The forms an answer can be had in by a plain link (`format=xlsx`), and what its file is called.
public final class Downloads {
    static final String PARAMETER = "format";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private static final Map<String, MediaType> FORMATS = formats();

    /// What a table can be had as.
    static final List<MediaType> TABLE =
            List.of(MediaType.APPLICATION_JSON, Request.CSV, Request.XLSX, Request.SDMX_CSV);

    /// What a form, an explanation can be had as.
    public static final List<MediaType> PAGE = List.of(MediaType.APPLICATION_JSON, Request.CSV, Request.XLSX);

    private Downloads() {}

    /// What `format` asks for, one of those that are offered; null where it asks for nothing, or for what is refused.
    static @Nullable MediaType asked(Parameters parameters, List<MediaType> offered) {
        var format = parameters.one(PARAMETER);
        if (format == null) {
            return null;
        }
        var type = FORMATS.get(format);
        if (type != null && offered.contains(type)) {
            return type;
        }
        parameters.refuse(PARAMETER, "not-one-of", Parameters.quote(format), Parameters.words(formats(offered)));
        return null;
    }

    /// The names of what is offered.
    static List<String> formats(List<MediaType> offered) {
        return FORMATS.entrySet().stream()
                .filter(it -> offered.contains(it.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// A name that says the cut, so that two files of one question can be told apart: `grants-20261128-172304.csv`.
    static String disposition(String stem, Cut cut, MediaType type) {
        return "attachment; filename=\"" + stem + "-" + moment(cut.recordedAt()) + ending(type) + "\"";
    }

    private static String moment(@Nullable Instant recordedAt) {
        return recordedAt == null ? "0" : MOMENT.format(recordedAt);
    }

    private static String ending(MediaType type) {
        if (type.equals(Request.XLSX)) {
            return ".xlsx";
        }
        return type.equals(Request.SDMX_CSV) ? ".sdmx.csv" : ".csv";
    }

    private static Map<String, MediaType> formats() {
        var formats = new LinkedHashMap<String, MediaType>();
        formats.put("json", MediaType.APPLICATION_JSON);
        formats.put("csv", Request.CSV);
        formats.put("xlsx", Request.XLSX);
        formats.put("sdmx-csv", Request.SDMX_CSV);
        return formats;
    }
}
