package vn.cnnt.registry.intake.row;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Days and years as officers write them. Plain code: the time it takes grows with the text and no faster.
final class Days {
    private static final int LONGEST = 60;
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;

    private Days() {}

    /// `15/8/2010`, `15-08-2010`, `15.8.2010`, `ngày 15 tháng 8 năm 2010`, `2010-08-15`, each also with a time of day
    /// behind it.
    static Optional<LocalDate> day(String text) {
        var numbers = numbers(text);
        if (numbers.size() != 3) {
            return Optional.empty();
        }
        var first = numbers.getFirst();
        var last = numbers.getLast();
        if (first.length() == 4 && last.length() <= 2) {
            return day(first, numbers.get(1), last);
        }
        return last.length() == 4 && first.length() <= 2 ? day(last, numbers.get(1), first) : Optional.empty();
    }

    /// Whether it would be a day if its year were written out.
    static boolean hasYearOfTwoDigits(String text) {
        var numbers = numbers(text);
        return numbers.size() == 3 && numbers.stream().allMatch(number -> number.length() <= 2);
    }

    /// `2023`, `năm 2023`, `2023.0`.
    static Optional<Integer> year(String text) {
        var plain = Sums.plain(text);
        var bare = plain.startsWith("nam ") ? plain.substring(4) : plain;
        var digits = bare.endsWith(".0") ? bare.substring(0, bare.length() - 2) : bare;
        if (digits.length() != 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        var year = Integer.parseInt(digits);
        return year >= FIRST_YEAR && year <= LAST_YEAR ? Optional.of(year) : Optional.empty();
    }

    /// The three numbers of a day; none where anything else stands between them than what a day is written with.
    private static List<String> numbers(String text) {
        var plain = withoutTime(Sums.plain(text));
        if (plain.length() > LONGEST) {
            return List.of();
        }
        var numbers = new ArrayList<String>();
        var between = new StringBuilder();
        for (var i = 0; i < plain.length(); ) {
            if (!isDigit(plain.charAt(i))) {
                between.append(plain.charAt(i++));
                continue;
            }
            if (!isBetween(between.toString().strip(), numbers.size())) {
                return List.of();
            }
            between.setLength(0);
            var start = i;
            while (i < plain.length() && isDigit(plain.charAt(i))) {
                i++;
            }
            numbers.add(plain.substring(start, i));
        }
        return between.toString().isBlank() ? numbers : List.of();
    }

    private static boolean isBetween(String words, int before) {
        return switch (before) {
            case 0 -> words.isEmpty() || words.equals("ngay");
            case 1 -> words.equals("/") || words.equals("-") || words.equals(".") || words.equals("thang");
            default ->
                words.equals("/")
                        || words.equals("-")
                        || words.equals(".")
                        || words.equals("nam")
                        || words.equals(",")
                        || words.equals(", nam");
        };
    }

    /// `2010-08-15 00:00:00` and `2010-08-15T00:00:00Z` are days as programs write them.
    private static String withoutTime(String plain) {
        var colon = plain.indexOf(':');
        if (colon < 0) {
            return plain;
        }
        var end = Math.max(plain.lastIndexOf(' ', colon), plain.lastIndexOf('t', colon));
        var time = end < 0 ? "" : plain.substring(end + 1);
        var isTime = !time.isEmpty()
                && time.chars().allMatch(c -> isDigit((char) c) || c == ':' || c == '.' || c == 'z' || c == '+');
        return isTime ? plain.substring(0, end) : plain;
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        if (month.length() > 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)))
                    .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
