package vn.cnnt.reporting.questions.pages;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Table;
import vn.cnnt.reporting.statistics.Unit;

/// What the numbers of a column count, and so how they are written.
///
/// @param isChange whether they say by how much something changed
/// @param isRatio whether they divide, or rank: where there is nothing to divide by there is none, and parts of them
///     don't add up
public record Measured(String column, Kind kind, boolean isChange, boolean isRatio) {
    enum Kind {
        COUNT,
        MONEY,
        PERCENT,
        TIMES
    }

    /// Ratios that are told as how many times, not as percent.
    private static final Set<String> TIMES = Set.of("leverage");
    private static final String CHANGE = ".change";
    private static final String RANK = ".rank";
    private static final int HUNDRED = 100;
    private static final int TENTHS = 10;

    /// What is written where there is too little room to say that there is none.
    static final String NONE = "–";

    static Measured of(Dataset dataset, String column) {
        if (column.endsWith(RANK)) {
            return new Measured(column, Kind.COUNT, false, true);
        }
        var isChange = column.endsWith(CHANGE);
        var measure = isChange ? column.substring(0, column.length() - CHANGE.length()) : column;
        if (TIMES.contains(measure)) {
            return new Measured(column, Kind.TIMES, false, true);
        }
        var derived = dataset.derivedMeasure(measure);
        var kept = dataset.measure(measure);
        var unit = derived != null
                ? derived.unit()
                : kept < 0 ? Unit.PERCENT : dataset.measures().get(kept).unit();
        var kind = switch (unit) {
            case VND -> Kind.MONEY;
            case COUNT -> Kind.COUNT;
            case PERCENT -> Kind.PERCENT;
        };
        return new Measured(column, kind, isChange, !isChange && kept < 0);
    }

    /// What stands in the head of its column; empty where its title says it.
    String unit(Speech speech) {
        return switch (kind) {
            case MONEY -> speech.notation().dong();
            case PERCENT -> "%";
            case COUNT, TIMES -> "";
        };
    }

    /// A figure as it is read: known, zero, unknown and not applicable look different.
    ///
    /// @param kind the class that it looks by
    /// @param note what else must be known to read it; empty as a rule
    public record Figure(String text, String kind, String note) {}

    /// A row that a table leaves out is empty here: zero of what is counted, and of a ratio none.
    private boolean isZero(Map<String, @Nullable Object> row) {
        return row.isEmpty() && !isRatio;
    }

    Figure figure(Speech speech, Map<String, @Nullable Object> row) {
        if (isZero(row)) {
            return amount(speech, 0, 0);
        }
        var unknown = Table.unknown(row, column);
        return switch (row.get(column)) {
            case null -> new Figure(speech.say("figure.not-applicable"), "none", "");
            case Long number -> whole(speech, number, unknown);
            case Integer number -> whole(speech, number, unknown);
            case BigDecimal number -> new Figure(ratio(speech, number), number.signum() == 0 ? "none" : "", "");
            case Object other -> new Figure(other.toString(), "", "");
        };
    }

    private Figure whole(Speech speech, long number, long unknown) {
        if (isChange) {
            return new Figure(speech.notation().signed(number), number == 0 ? "none" : "", "");
        }
        return amount(speech, number, unknown);
    }

    /// A number of which some lines may not be known.
    public static Figure amount(Speech speech, long number, long unknown) {
        var written = speech.notation().whole(number);
        if (unknown == 0) {
            return new Figure(written, number == 0 ? "none" : "", "");
        }
        var lines = speech.say("figure.unknown-lines", speech.notation().whole(unknown));
        return number == 0
                ? new Figure(speech.say("figure.unknown"), "unknown", "(" + lines + ")")
                : new Figure("≥ " + written, "", "(" + lines + ")");
    }

    private String ratio(Speech speech, BigDecimal number) {
        return switch (kind) {
            case PERCENT -> speech.notation().decimal(number.multiply(BigDecimal.valueOf(HUNDRED)), 1);
            case MONEY -> speech.notation().decimal(number, 0);
            case COUNT, TIMES -> speech.notation().decimal(number, 1);
        };
    }

    /// The size of a figure for a chart, null where nobody knows it or there is none.
    @Nullable
    Double size(Map<String, @Nullable Object> row) {
        if (isZero(row)) {
            return 0.0;
        }
        if (!(row.get(column) instanceof Number number)) {
            return null;
        }
        if (number.doubleValue() == 0 && Table.unknown(row, column) > 0) {
            return null;
        }
        return kind == Kind.PERCENT ? number.doubleValue() * HUNDRED : number.doubleValue();
    }

    /// A size in the steps that it is written in, tenths of a ratio, ones of all else: what isn't zero is one at least.
    long steps(double size) {
        var steps = Math.round(size * inOne());
        return steps == 0 ? (long) Math.signum(size) : steps;
    }

    private int inOne() {
        return kind == Kind.PERCENT || kind == Kind.TIMES ? TENTHS : 1;
    }

    /// So many steps, on an axis or in a key.
    String tickOfSteps(Speech speech, long steps) {
        return tick(speech, (double) steps / inOne());
    }

    /// A figure where there is little room: on a tile, or beside another.
    String brief(Speech speech, Map<String, @Nullable Object> row) {
        var size = size(row);
        if (size == null) {
            return Table.unknown(row, column) > 0 ? speech.say("figure.unknown") : NONE;
        }
        var sign = isChange && size > 0 ? "+" : Table.unknown(row, column) > 0 ? "≥ " : "";
        return sign + tick(speech, size);
    }

    /// A number on the axis of a chart, or on a tile: short.
    String tick(Speech speech, double number) {
        if (kind == Kind.MONEY) {
            var money = speech.notation().money((long) number);
            return number == 0 ? "0" : money.number() + "\u00a0" + brief(speech, money.unit());
        }
        var isWhole = number == Math.rint(number);
        return speech.notation().decimal(BigDecimal.valueOf(number), isWhole ? 0 : 1);
    }

    /// `tỷ` of `tỷ đồng`, `bn` of `billion VND`.
    private static String brief(Speech speech, String unit) {
        if (speech.isEnglish()) {
            return unit.startsWith("b") ? "bn" : unit.startsWith("m") ? "m" : "";
        }
        return unit.startsWith("t") ? unit.substring(0, unit.indexOf(' ')) : "đ";
    }
}
