package vn.cnnt.reporting.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Text;

/// What a file says about where its figures come from: the cut, the definition, the view of the places, and what was
/// asked. In a workbook it is the sheet *Mốc*, in CSV the last columns of every row.
public final class CutSheet {
    /// The sheet's name.
    public static final String NAME = "Mốc";

    /// The last columns of a CSV.
    public static final List<String> COLUMNS = List.of("recordedAt", "definition", "places");

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Text SUBJECT = new Text("Bảng", "Table");
    private static final Text FILTER = new Text("Lọc: ", "Filter: ");
    private static final Text RECORDED = new Text("Mốc số liệu (sự kiện mới nhất)", "Cut (newest event)");
    private static final Text BEHIND = new Text("Sự kiện chưa tính tới", "Events behind");
    private static final Text PARKED = new Text("Sự kiện gác lại", "Events parked");
    private static final Text OFFSETS = new Text("Vị trí trong nhật ký", "Offsets in the log");
    private static final Text DEFINITION = new Text("Phiên bản định nghĩa", "Version of the definition");
    private static final Text PLACES = new Text("Cách quy địa bàn", "View of the places");

    private CutSheet() {}

    /// One line each: what it is called, and what it is.
    ///
    /// @param asked what was asked, null for a page that isn't a question's
    public static List<List<String>> lines(
            Text subject,
            @Nullable Question asked,
            Cut cut,
            String definition,
            Places places,
            Function<Text, String> language) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(language.apply(SUBJECT), language.apply(subject)));
        if (asked != null) {
            asked.filters().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(filter -> lines.add(List.of(
                            language.apply(FILTER) + language.apply(asked.dimensionTitle(filter.getKey())),
                            filter.getValue().stream().sorted().collect(Collectors.joining(", ")))));
        }
        lines.add(List.of(language.apply(PLACES), language.apply(title(places)) + " (" + places.code() + ")"));
        lines.add(List.of(language.apply(RECORDED), moment(cut.recordedAt())));
        lines.add(List.of(language.apply(BEHIND), Long.toString(cut.lagEvents())));
        lines.add(List.of(language.apply(PARKED), Long.toString(cut.parked().events())));
        lines.add(List.of(
                language.apply(OFFSETS),
                cut.offsets().entrySet().stream()
                        .map(it -> it.getKey() + ":" + it.getValue())
                        .collect(Collectors.joining(" "))));
        lines.add(List.of(language.apply(DEFINITION), served(cut, definition)));
        return lines;
    }

    /// What [#COLUMNS] say, in every row the same.
    public static List<String> values(Cut cut, String definition, Places places) {
        return List.of(moment(cut.recordedAt()), served(cut, definition), places.code());
    }

    /// The definition that the figures were made by, which may be an earlier one.
    private static String served(Cut cut, String definition) {
        var outdated = cut.definition();
        return outdated == null ? definition : outdated.served();
    }

    private static Text title(Places places) {
        return switch (places) {
            case AS_DECIDED -> new Text("tỉnh tại thời điểm quyết định", "provinces as decided");
            case CURRENT -> new Text("34 tỉnh hiện nay", "the 34 provinces of today");
        };
    }

    private static String moment(@Nullable Instant instant) {
        return instant == null ? "" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(HANOI));
    }
}
