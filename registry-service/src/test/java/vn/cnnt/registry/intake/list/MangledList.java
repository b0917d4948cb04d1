package vn.cnnt.registry.intake.list;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.SupportContent;

/// A list as an office would send it: with a byte order mark, semicolons, Windows line ends, line breaks in cells,
/// Vietnamese headings, numbers and dates, decomposed accents, spaces that can't be seen, provinces in every spelling;
/// and of its sound rows one in five spoiled.
///
/// @param lines on which line each row of the clean list stands in this one
/// @param broken by row of the clean list
public record MangledList(byte[] bytes, List<Long> lines, Map<Integer, Broken> broken) {
    private static final Set<Column> SUMS = Set.of(Column.AMOUNT, Column.TOTAL_COST, Column.COUNTERPART);
    private static final Set<String> CITIES = Set.of("Hà Nội", "Đà Nẵng");
    private static final Map<Kind, List<Spoiled>> SPOILED = Map.of(
            Kind.ENTERPRISES, List.of(new Spoiled(Column.PROVINCE, "Lạng Sươn", "province-not-known")),
            Kind.RECOGNITIONS,
                    List.of(
                            new Spoiled(Column.PROVINCE, "Lạng Sươn", "province-not-known"),
                            new Spoiled(Column.YEAR, "hai nghìn", "not-a-year"),
                            new Spoiled(Column.LEVEL, "cấp xã", "value-not-known"),
                            new Spoiled(Column.PRODUCT_GROUP, "đồ chơi", "value-not-known"),
                            new Spoiled(Column.DECISION_DATE, "31/02/2021", "not-a-day"),
                            new Spoiled(Column.IS_SET, "có lẽ", "not-yes-or-no")),
            Kind.GRANTS,
                    List.of(
                            new Spoiled(Column.AMOUNT, "hơn 570 triệu", "not-a-sum"),
                            new Spoiled(Column.FUNDING_SOURCE, "ngân sách", "value-not-known"),
                            new Spoiled(Column.CONTENT, "sửa đường", "value-not-known")));

    /// What is to be said of a row that was spoiled.
    public record Broken(long line, String heading, String code, String value) {}

    private record Spoiled(Column column, String value, String code) {}

    public static List<List<String>> read(Path list) throws IOException {
        try (var records = CsvReader.builder().ofCsvRecord(list)) {
            return records.stream().map(CsvRecord::getFields).toList();
        }
    }

    /// @param sound rows that may be spoiled, counted from 0 below the headings
    public static MangledList of(Kind kind, Path list, List<Integer> sound, long seed) throws IOException {
        var random = new Random(seed);
        var rows = read(list);
        var columns = rows.getFirst().stream()
                .map(heading -> kind.all().stream()
                        .filter(column -> column.isHeaded(Column.plain(heading)))
                        .findFirst())
                .toList();
        var text = new StringBuilder("\ufeff");
        text.append(columns.stream()
                        .map(column -> column.map(Column::vi).orElse("vì sao"))
                        .map(heading -> written(heading, random))
                        .collect(Collectors.joining(";")))
                .append("\r\n");
        var lines = new ArrayList<Long>();
        var broken = new HashMap<Integer, Broken>();
        var line = 2L;
        var spoiled = SPOILED.get(kind);
        for (var i = 0; i + 1 < rows.size(); i++) {
            var bad = sound.indexOf(i) % 5 == 1 ? spoiled.get(random.nextInt(spoiled.size())) : null;
            var cells = new ArrayList<String>();
            for (var at = 0; at < columns.size(); at++) {
                var value = rows.get(i + 1).get(at);
                var column = columns.get(at).orElse(null);
                if (bad != null && bad.column == column) {
                    cells.add(bad.value);
                } else {
                    cells.add(written(column == null ? value : mangled(column, value, random), random));
                }
            }
            if (bad != null) {
                broken.put(i, new Broken(line, bad.column.vi(), bad.code, bad.value));
            }
            lines.add(line);
            var row = String.join(";", cells);
            text.append(row).append("\r\n");
            line += 1 + row.chars().filter(c -> c == '\n').count();
        }
        return new MangledList(text.toString().getBytes(StandardCharsets.UTF_8), lines, broken);
    }

    private static String mangled(Column column, String value, Random random) {
        if (value.isEmpty()) {
            return value;
        }
        if (SUMS.contains(column)) {
            return sum(Long.parseLong(value), random);
        }
        return switch (column) {
            case PROVINCE ->
                one(
                        random,
                        value,
                        (CITIES.contains(value) ? "Thành phố " : "Tỉnh ") + value,
                        (CITIES.contains(value) ? "TP. " : "tỉnh ") + value,
                        value.toUpperCase(Locale.ROOT),
                        Normalizer.normalize(value, Normalizer.Form.NFD)
                                .replaceAll("\\p{M}", "")
                                .replace('Đ', 'D')
                                .replace('đ', 'd'));
            case LEVEL -> labelled(Level.class, value, random);
            case PRODUCT_GROUP -> labelled(ProductGroup.class, value, random);
            case FUNDING_SOURCE -> labelled(FundingSource.class, value, random);
            case CONTENT -> labelled(SupportContent.class, value, random);
            case ROW_KIND -> labelled(GrantKind.class, value, random);
            case YEAR -> one(random, value, "Năm " + value, "năm " + value);
            case DECISION_DATE -> {
                var day = LocalDate.parse(value);
                yield one(
                        random,
                        day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")),
                        day.format(DateTimeFormatter.ofPattern("d.M.yyyy")),
                        day.format(DateTimeFormatter.ofPattern("'ngày' d 'tháng' M 'năm' yyyy")));
            }
            case IS_SET -> "Y".equals(value) ? one(random, "có", "x", "Y") : value;
            case NOTE -> one(random, value, value.replace("; ", ";\n"));
            default -> value;
        };
    }

    private static String sum(long dong, Random random) {
        var vietnamese = DecimalFormatSymbols.getInstance(Locale.of("vi", "VN"));
        vietnamese.setGroupingSeparator('.');
        vietnamese.setDecimalSeparator(',');
        var grouped = new DecimalFormat("#,##0", vietnamese).format(dong);
        var decimal = new DecimalFormat("0.#########", vietnamese);
        return one(
                random,
                Long.toString(dong),
                grouped,
                grouped + " đồng",
                grouped.replace('.', ','),
                decimal.format(dong / 1e9) + " tỷ",
                decimal.format(dong / 1e6) + " triệu đồng");
    }

    private static <E extends Enum<E> & Labelled> String labelled(Class<E> type, String value, Random random) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .map(constant -> one(random, value, constant.vi(), constant.vi().toUpperCase(Locale.ROOT)))
                .orElse(value);
    }

    /// With accents apart, with spaces at its end that nobody sees, in quotes.
    private static String written(String value, Random random) {
        var text = random.nextBoolean() ? Normalizer.normalize(value, Normalizer.Form.NFD) : value;
        if (!text.isEmpty()) {
            text = one(random, text, text, text + " ", text + "\u00a0");
        }
        return text.matches("(?s).*[;\"\n].*") || random.nextInt(4) == 0
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }

    private static String one(Random random, String... ways) {
        return ways[random.nextInt(ways.length)];
    }
}
