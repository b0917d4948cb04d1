package vn.cnnt.registry.intake.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.intake.row.Drafts;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.table.Cell;
import vn.cnnt.registry.table.NewWorkbook;
import vn.cnnt.registry.table.RawWorkbook;

/// Spoils real lists in every way it knows: whatever becomes of one, it is read or refused with a finding, and no row
/// takes a second. A build spoils the same lists as the one before it; `-Dcnnt.fuzz.lists=1000000
/// -Dcnnt.fuzz.seed=<any number>` goes on with others for hours.
class ListFuzzTest {
    private static final Path RECORDS = Path.of("../local-stack/src/main/resources/records");
    private static final int LISTS = Integer.getInteger("cnnt.fuzz.lists", 200);
    private static final long SEED = Long.getLong("cnnt.fuzz.seed", 20_261_128);
    private static final long ROW = Duration.ofSeconds(1).toNanos();
    private static final List<String> PIECES = List.of(
            "\"",
            ";",
            ",",
            "\n",
            "\r",
            "\t",
            "\0",
            "\ufeff",
            "<",
            ">",
            "</c>",
            "<row>",
            "<c t=\"s\"><v>",
            "<c t=\"d\"><v>1</v></c>",
            "&",
            "&amp;",
            "&#0;",
            "&x;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE a>",
            "<?a",
            "?>",
            "<f/>",
            "1E+999999999",
            "-1",
            "99999999999999999999",
            "0.1",
            "nan",
            "r=\"A1\"",
            "r=\"XFD1048576\"",
            "r=\"\"",
            "s=\"65535\"",
            "t=\"e\"",
            "t=\"b\"",
            "t=\"inlineStr\"",
            "<mergeCell ref=\"A1:XFD1048576\"/>",
            "<mergeCell ref=\"A2:A1\"/>",
            "_x0000_",
            "_xFFFF_",
            "\ud800",
            "nt",
            "(",
            ")",
            "((((",
            "triệu",
            "%",
            "USD",
            "ĐVT: ",
            "Tổng cộng",
            "12/13/2023",
            "600.000.000",
            "1,5",
            "/",
            " / ",
            "Ghi chú");

    @TempDir
    Path folder;

    /// @param parts of a workbook; none of a text
    private record Seed(Kind kind, byte[] bytes, Map<String, byte[]> parts) {
        static Seed of(Kind kind, byte[] bytes) {
            return new Seed(kind, bytes, bytes[0] == 'P' && bytes[1] == 'K' ? unzipped(bytes) : Map.of());
        }
    }

    @Test
    void whatever_a_list_was_made_into_is_read_or_refused_with_a_finding() throws IOException {
        var seeds = seeds();
        var random = new Random(SEED);
        var read = 0;
        var refused = 0;
        while (read + refused < LISTS) {
            var seed = seeds.get(random.nextInt(seeds.size()));
            var spoiled = spoiled(seed, random);
            var file = Files.write(folder.resolve("list"), spoiled);
            try {
                read(seed.kind, file);
                read++;
            } catch (Rejection.Refused e) {
                assertThat(e.decision().findings()).isNotEmpty().allSatisfy(finding -> {
                    assertThat(finding.field()).isNotEmpty();
                    assertThat(finding.code()).isNotEmpty();
                });
                refused++;
            } catch (RuntimeException | IOException | Error e) {
                var kept = Files.write(Path.of("target", "fuzz-" + SEED + "-" + (read + refused)), spoiled);
                throw new AssertionError("seed " + SEED + ", list kept as " + kept.toAbsolutePath(), e);
            }
        }
        // both happen, or the spoiling is too weak or too strong to say anything
        assertThat(List.of(read, refused))
                .as("read, refused")
                .allSatisfy(n -> assertThat(n).isPositive());
    }

    /// As the import does: understood, and each row made into what it asks for.
    static void read(Kind kind, Path file) throws IOException {
        var sheets = ListFile.understand(file, kind, Map.of(), null, ListFileTest.LIMITS)
                .sheets();
        var drafts = new LinkedHashMap<String, Drafts>();
        for (var sheet : sheets) {
            sheet.columns().meanings();
            drafts.put(
                    sheet.sheet(),
                    new Drafts(
                            kind,
                            sheet.columns(),
                            "list",
                            ListFileTest.LIMITS.cell(),
                            Rules.standard().plausibleSums()));
        }
        try (var rows = ListFile.rows(file, kind, sheets, ListFileTest.LIMITS)) {
            for (var began = System.nanoTime(); rows.hasNext(); began = System.nanoTime()) {
                var row = rows.next();
                drafts.get(row.sheet()).of(row);
                assertThat(System.nanoTime() - began).as("line %d", row.line()).isLessThan(ROW);
            }
        }
    }

    private static byte[] spoiled(Seed seed, Random random) {
        if (seed.parts.isEmpty() || random.nextInt(8) == 0) {
            return changed(seed.bytes, random, 1 + random.nextInt(4));
        }
        var parts = new LinkedHashMap<>(seed.parts);
        var names = new ArrayList<>(parts.keySet());
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(10)) {
            case 0 -> parts.remove(name);
            case 1 -> parts.put(name, parts.get(names.get(random.nextInt(names.size()))));
            case 2 -> parts.put(name, new byte[0]);
            case 3 -> parts.put(name, Arrays.copyOf(parts.get(name), random.nextInt(parts.get(name).length + 1)));
            default -> parts.put(name, changed(parts.get(name), random, 1 + random.nextInt(4)));
        }
        return RawWorkbook.zip(parts);
    }

    private static byte[] changed(byte[] bytes, Random random, int times) {
        var changed = bytes;
        for (var i = 0; i < times && changed.length > 0; i++) {
            var at = random.nextInt(changed.length);
            var to = Math.min(changed.length, at + random.nextInt(1 << random.nextInt(12)));
            var middle = switch (random.nextInt(7)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> new byte[0];
                case 2 -> repeated(Arrays.copyOfRange(changed, at, to), 1 + random.nextInt(8));
                case 3 -> {
                    var from = random.nextInt(changed.length);
                    yield Arrays.copyOfRange(changed, from, Math.min(changed.length, from + random.nextInt(200)));
                }
                case 4 -> Integer.toString(random.nextInt()).getBytes(StandardCharsets.US_ASCII);
                default ->
                    repeated(
                            PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8),
                            random.nextInt(10) == 0 ? 20_000 : 1);
            };
            var out = new ByteArrayOutputStream();
            out.write(changed, 0, at);
            out.writeBytes(middle);
            var past = random.nextBoolean() ? at : Math.min(changed.length, at + middle.length);
            out.write(changed, past, changed.length - past);
            changed = out.toByteArray();
        }
        return changed;
    }

    private static byte[] repeated(byte[] bytes, int times) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < times && out.size() < 1 << 20; i++) {
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static List<Seed> seeds() throws IOException {
        var seeds = new ArrayList<Seed>();
        for (var list : Map.of(
                        Kind.RECOGNITIONS,
                        "recognitions.csv",
                        Kind.GRANTS,
                        "grants.csv",
                        Kind.ENTERPRISES,
                        "aliases.csv")
                .entrySet()) {
            var csv = Files.readAllBytes(RECORDS.resolve(list.getValue()));
            seeds.add(Seed.of(list.getKey(), csv));
            seeds.add(
                    Seed.of(list.getKey(), new String(csv, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)));
            seeds.add(Seed.of(list.getKey(), workbook(list.getKey(), RECORDS.resolve(list.getValue()))));
        }
        seeds.add(Seed.of(Kind.GRANTS, official()));
        return seeds;
    }

    /// The list as POI writes it, twice over.
    private static byte[] workbook(Kind kind, Path csv) throws IOException {
        var contents = ListFile.understand(csv, kind, Map.of(), null, ListFileTest.LIMITS);
        var rows = new ArrayList<List<Cell>>();
        try (var found = ListFile.rows(csv, kind, contents.sheets(), ListFileTest.LIMITS)) {
            found.forEachRemaining(row -> rows.add(row.cells()));
        }
        var headings = contents.sheets().getFirst().columns().headings();
        var out = new ByteArrayOutputStream();
        NewWorkbook.write(
                out,
                List.of(
                        new NewWorkbook.Page("2022", headings, Set.of(), 3, rows.size(), rows::iterator),
                        new NewWorkbook.Page("2023", headings, Set.of(0, 1), 0, rows.size(), rows::iterator)));
        return out.toByteArray();
    }

    /// With all that a workbook can have and POI doesn't write.
    private static byte[] official() {
        return new RawWorkbook()
                .styles(
                        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>")
                .texts("<si><t>Lai Châu</t></si><si><r><t>HTX </t></r><r><t>Một_x000D_</t></r><rPh><t>x</t></rPh></si>")
                .sheet(
                        "Đề án",
                        "",
                        "<cols><col min=\"9\" max=\"9\" hidden=\"1\"/></cols>",
                        row(1, "DANH SÁCH ĐỀ ÁN") + row(2, "ĐVT: triệu đồng")
                                + row(
                                        3,
                                        "Tỉnh",
                                        "Đơn vị thụ hưởng",
                                        "Tên đề án",
                                        "Nguồn",
                                        "Kinh phí",
                                        "",
                                        "Năm",
                                        "Nội dung",
                                        "Ngày QĐ")
                                + row(4, "", "", "", "", "Hỗ trợ", "Đối ứng")
                                + row(5, "1", "2", "3", "4", "5", "6", "7", "8", "9")
                                + "<row r=\"6\"><c r=\"A6\" t=\"s\"><v>0</v></c><c r=\"B6\" t=\"s\"><v>1</v></c><c r=\"C6\" t=\"str\"><f>A1</f><v>Máy sấy</v></c>"
                                + "<c r=\"D6\" t=\"inlineStr\"><is><t>KCĐP</t></is></c><c r=\"E6\"><v>300.5</v></c><c r=\"F6\"><v>3.0049999999999998E2</v></c>"
                                + "<c r=\"G6\"><v>2023</v></c><c r=\"H6\" t=\"inlineStr\"><is><t>MACHINERY</t></is></c><c r=\"I6\" s=\"1\"><v>45000</v></c></row>"
                                + "<row r=\"7\" hidden=\"1\"><c r=\"B7\" t=\"e\"><v>#N/A</v></c><c r=\"I7\" t=\"d\"><v>2023-08-15</v></c></row>"
                                + row(8, "Tổng cộng") + row(10, "Người lập biểu"),
                        "<mergeCells><mergeCell ref=\"A1:I1\"/><mergeCell ref=\"E3:F3\"/><mergeCell ref=\"A6:A7\"/></mergeCells>")
                .sheet("ẩn", "state=\"hidden\"", "", row(1, "x"), "")
                .bytes();
    }

    private static String row(int number, String... cells) {
        return RawWorkbook.row(number, cells);
    }

    /// By the archive's own list of parts; who reads it from the front doesn't know how long those of POI are.
    private static Map<String, byte[]> unzipped(byte[] bytes) {
        var parts = new LinkedHashMap<String, byte[]>();
        try {
            var file = Files.write(Files.createTempFile("seed-", ".xlsx"), bytes);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                    var entry = entries.nextElement();
                    try (var in = zip.getInputStream(entry)) {
                        parts.put(entry.getName(), in.readAllBytes());
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
