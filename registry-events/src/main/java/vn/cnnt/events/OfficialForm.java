package vn.cnnt.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The official forms of a province and a year that are made of numbered cells, with the codes of their rows and
/// columns. What is reported is entered by these, what is computed is laid out by these.
public enum OfficialForm implements Labelled {
    VOTING("Kết quả bình chọn sản phẩm", "Result of the voting"),
    RESULTS("Kết quả hoạt động khuyến công", "Results of promotion"),
    FUNDING("Kinh phí theo nội dung", "Funding by content");

    private final String vi;
    private final String en;

    OfficialForm(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    @Override
    public String vi() {
        return vi;
    }

    @Override
    public String en() {
        return en;
    }

    /// The form as its own address and its JSON name it: `voting`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The form that is meant, by its code or its name; null where there is none.
    public static @Nullable OfficialForm find(String text) {
        for (var form : values()) {
            if (form.name().equals(text) || form.code().equals(text)) {
                return form;
            }
        }
        return null;
    }

    /// From top to bottom.
    public List<String> rows() {
        return switch (this) {
            case VOTING -> votingRows();
            case RESULTS -> resultRows();
            case FUNDING -> fundingRows();
        };
    }

    /// From left to right.
    public List<String> columns() {
        return switch (this) {
            case VOTING -> votingColumns();
            case RESULTS -> List.of("NATIONAL", "LOCAL", "TOTAL");
            case FUNDING -> List.of("LOCAL", "NATIONAL", "TOTAL");
        };
    }

    /// Whether a number can stand there: counterpart funds belong to neither source.
    public boolean hasCell(String row, String column) {
        return rows().contains(row)
                && columns().contains(column)
                && !(this == RESULTS && row.equals("counterpart") && !column.equals("TOTAL"));
    }

    /// The id of its page of a province and a year, to which the figures reported on it are addressed.
    public String page(Province province, int year) {
        return "f-" + name() + "." + province.key() + "." + year;
    }

    private static List<String> votingRows() {
        return Stream.concat(Stream.of(ProductGroup.values()).map(Enum::name), Stream.of("TOTAL"))
                .toList();
    }

    private static List<String> votingColumns() {
        return Stream.of("applied", "recognised")
                .flatMap(counted -> Stream.of(Level.values()).map(level -> counted + "." + level.name()))
                .toList();
    }

    private static List<String> resultRows() {
        return List.of(
                "grants",
                "supportedEnterprises",
                "supportedHoldingNational",
                "workers",
                "models",
                "machines",
                "fairs",
                "booths",
                "establishmentsAtFairs",
                "approved",
                "advanced",
                "accepted",
                "settled",
                "counterpart",
                "returned");
    }

    /// The groups of the decree, each followed by what it is made of and what was recorded under the group itself.
    private static List<String> fundingRows() {
        var rows = new ArrayList<String>();
        for (var group : SupportContent.values()) {
            if (group.group() == group) {
                rows.add(group.name());
                var before = rows.size();
                for (var leaf : SupportContent.values()) {
                    if (leaf != group && leaf.group() == group) {
                        rows.add(leaf.name());
                    }
                }
                if (rows.size() > before) {
                    rows.add(group.name() + ".UNSPECIFIED");
                }
            }
        }
        rows.add("TOTAL");
        return List.copyOf(rows);
    }
}
