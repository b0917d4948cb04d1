package vn.cnnt.registry.intake.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.registry.intake.row.Draft;
import vn.cnnt.registry.intake.row.Drafts;
import vn.cnnt.registry.reference.Rules;

class MangledListTest {
    private static final Path RECORDS = Path.of("../local-stack/src/main/resources/records");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "RECOGNITIONS,recognitions.csv,1",
        "RECOGNITIONS,recognitions.csv,2",
        "RECOGNITIONS,recognitions.csv,3",
        "GRANTS,grants.csv,1",
        "GRANTS,grants.csv,2",
        "GRANTS,grants.csv,3",
        "GRANTS,grants.csv,4",
        "ENTERPRISES,aliases.csv,1"
    })
    void a_mangled_list_asks_for_the_same_as_the_clean_one(Kind kind, String list, long seed) throws IOException {
        var clean = read(kind, RECORDS.resolve(list));
        var mangled = MangledList.of(kind, RECORDS.resolve(list), sound(clean), seed);
        var file = Files.write(folder.resolve("mangled.csv"), mangled.bytes());
        var read = read(kind, file);

        assertThat(mangled.broken()).isNotEmpty();
        assertThat(read).hasSameSizeAs(clean);
        for (var i = 0; i < read.size(); i++) {
            assertThat(read.get(i).line()).isEqualTo(mangled.lines().get(i));
            var broken = mangled.broken().get(i);
            if (broken == null) {
                assertThat(asked(read.get(i).draft()))
                        .isEqualTo(asked(clean.get(i).draft()));
            } else {
                assertThat(read.get(i).draft()).isInstanceOfSatisfying(Draft.Unsound.class, unsound -> {
                    assertThat(unsound.findings()).singleElement().satisfies(finding -> {
                        assertThat(finding.field()).isEqualTo(broken.heading());
                        assertThat(finding.code()).isEqualTo(broken.code());
                        assertThat(finding.arguments()).contains(broken.value());
                    });
                });
            }
        }
    }

    private static List<Integer> sound(List<Read> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> !(rows.get(i).draft() instanceof Draft.Unsound))
                .boxed()
                .toList();
    }

    record Read(long line, Draft draft) {}

    static List<Read> read(Kind kind, Path file) throws IOException {
        var contents = ListFile.understand(file, kind, Map.of(), null, ListFileTest.LIMITS);
        var drafts = new Drafts(
                kind,
                contents.sheets().getFirst().columns(),
                "list.csv",
                ListFileTest.LIMITS.cell(),
                Rules.standard().plausibleSums());
        var read = new ArrayList<Read>();
        try (var rows = ListFile.rows(file, kind, contents.sheets(), ListFileTest.LIMITS)) {
            rows.forEachRemaining(row -> read.add(new Read(row.line(), drafts.of(row))));
        }
        return read;
    }

    /// What is written down in the end is composed; a line break in a note is a space as well.
    private static String asked(Draft draft) {
        return draft instanceof Draft.Unsound unsound
                ? unsound.findings().stream()
                        .map(finding -> finding.code())
                        .toList()
                        .toString()
                : withoutHeadings(Normalizer.normalize(draft.toString(), Normalizer.Form.NFC))
                        .replace("\\n", " ");
    }

    /// A heading has many names.
    private static String withoutHeadings(String draft) {
        return draft.replaceAll("Finding\\[field=[^,]*+,", "Finding[");
    }
}
