package vn.cnnt.manners.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How numbers, money, dates and times are written in a language. Times are those of Hanoi, wherever the reader is.
public enum Notation {
    VIETNAMESE('.', ',', "dd/MM/uuuu", "HH:mm:ss, dd/MM/uuuu", "đồng", "triệu đồng", "tỷ đồng"),
    ENGLISH(',', '.', "d MMM uuuu", "HH:mm:ss, d MMM uuuu", "VND", "million VND", "billion VND");

    public static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final long BILLION = 1_000_000_000;
    private static final long MILLION = 1_000_000;
    private static final char MINUS = '−';

    private final char thousands;
    private final char point;
    private final DateTimeFormatter date;
    private final DateTimeFormatter moment;
    private final String dong;
    private final String millions;
    private final String billions;

    Notation(char thousands, char point, String date, String moment, String dong, String millions, String billions) {
        this.thousands = thousands;
        this.point = point;
        this.date = DateTimeFormatter.ofPattern(date, Locale.ENGLISH);
        this.moment = DateTimeFormatter.ofPattern(moment, Locale.ENGLISH);
        this.dong = dong;
        this.millions = millions;
        this.billions = billions;
    }

    public static Notation of(Locale language) {
        return language.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    /// `13.738.939` or `13,738,939`.
    public String whole(long number) {
        return grouped(BigDecimal.valueOf(number).toPlainString());
    }

    /// Rounded half up: `1.234,5` or `1,234.5`.
    public String decimal(BigDecimal number, int decimals) {
        var plain = number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        var dot = plain.indexOf('.');
        return dot < 0 ? grouped(plain) : grouped(plain.substring(0, dot)) + point + plain.substring(dot + 1);
    }

    /// `+3`, `−2`, `0`: a change.
    public String signed(long number) {
        return number > 0 ? "+" + whole(number) : whole(number);
    }

    /// An amount of đồng as a headline shows it.
    ///
    /// @param number in the unit, rounded to one decimal unless it is whole đồng
    /// @param isExact false where the exact amount must stand beside it
    public record Money(String number, String unit, boolean isExact) {}

    public Money money(long amount) {
        var size = Math.abs(amount);
        if (size >= BILLION) {
            return rounded(amount, BILLION, billions);
        }
        return size >= MILLION ? rounded(amount, MILLION, millions) : new Money(whole(amount), dong, true);
    }

    private Money rounded(long amount, long unit, String name) {
        var tenth = unit / 10;
        var number = BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(unit));
        return new Money(decimal(number, amount % unit == 0 ? 0 : 1), name, amount % tenth == 0);
    }

    /// What amounts are counted in.
    public String dong() {
        return dong;
    }

    /// `28/11/2026` or `28 Nov 2026`.
    public String date(LocalDate day) {
        return date.format(day);
    }

    /// `17:56:42, 28/11/2026` or `17:56:42, 28 Nov 2026`.
    public String moment(Instant time) {
        return moment.format(time.atZone(HANOI));
    }

    /// The same moment for a program, as `datetime` of an element `time` has it.
    public static String machine(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(HANOI).toOffsetDateTime());
    }

    private String grouped(String digits) {
        var negative = digits.startsWith("-");
        var text = negative ? digits.substring(1) : digits;
        var written = new StringBuilder(text.length() + text.length() / 3 + 1);
        for (var i = 0; i < text.length(); i++) {
            if (i > 0 && (text.length() - i) % 3 == 0) {
                written.append(thousands);
            }
            written.append(text.charAt(i));
        }
        return negative ? MINUS + written.toString() : written.toString();
    }
}
