package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.registry.intake.list.MangledList;
import vn.cnnt.registry.intake.list.Templates;

/// Lists go in over HTTP, with real servers behind it.
class ImportsIT extends ImportsOverHttp {
    private static final Path RECORDS = Path.of("../local-stack/src/main/resources/records");

    @Test
    void the_real_records_go_in_and_a_second_time_change_nothing() throws Exception {
        var aliases = done(upload("enterprises", "aliases.csv", Files.readAllBytes(RECORDS.resolve("aliases.csv"))));
        var recognitions = bytes("recognitions.csv");
        var grants = bytes("grants.csv");
        var mangled = mangled(Kind.RECOGNITIONS, "recognitions.csv");
        var mangledGrants = mangled(Kind.GRANTS, "grants.csv");
        var tried = done(upload("recognitions", "recognitions.csv", recognitions, "true"));
        var triedMangled = done(upload("recognitions", "m.csv", mangled.bytes(), "true"));
        var triedMangledGrants = done(upload("grants", "m.csv", mangledGrants.bytes(), "true"));
        var first = done(upload("recognitions", "recognitions.csv", recognitions));
        var firstGrants = done(upload("grants", "grants.csv", grants));
        var versions = versions();
        var second = done(upload("recognitions", "recognitions.csv", recognitions));
        var secondGrants = done(upload("grants", "grants.csv", grants));

        assertThat(counts(aliases)).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(counts(tried)).isEqualTo(counts(first));
        assertThat(counts(first)).isEqualTo("87 = 55 + 0 + 32 + 0");
        assertThat(counts(firstGrants)).isEqualTo("25 = 6 + 0 + 19 + 0");
        assertThat(rows(first, "refused")).extracting(this::codes).containsOnly("establishment establishment-missing");
        assertThat(rows(firstGrants, "refused"))
                .extracting(this::codes)
                .containsOnly("row_kind row-is-total", "row_kind row-is-plan", "funding_source value-not-known");
        assertThat(counts(second)).isEqualTo("87 = 0 + 55 + 32 + 0");
        assertThat(counts(secondGrants)).isEqualTo("25 = 0 + 6 + 19 + 0");
        assertThat(versions()).isEqualTo(versions);
        assertSameButBroken(mangled, triedMangled, first, "accepted", false);
        assertSameButBroken(mangledGrants, triedMangledGrants, firstGrants, "accepted", false);
        var thirdMangled = done(upload("recognitions", "m.csv", mangled.bytes()));
        var thirdMangledGrants = done(upload("grants", "m.csv", mangledGrants.bytes()));
        assertSameButBroken(mangled, thirdMangled, second, "unchanged", true);
        assertSameButBroken(mangledGrants, thirdMangledGrants, secondGrants, "unchanged", true);
        assertThat(versions()).isEqualTo(versions);
    }

    /// The rows of the clean list with this outcome, but for the spoiled ones: those are refused, each for what was
    /// spoiled.
    private void assertSameButBroken(
            MangledList mangled, JsonNode job, JsonNode clean, String outcome, boolean withAddress) throws Exception {
        var places = new TreeMap<Long, String>();
        for (var row : rows(clean, outcome)) {
            var place = (int) row.at("/line").asLong() - 2;
            if (!mangled.broken().containsKey(place)) {
                places.put(
                        mangled.lines().get(place),
                        withAddress ? row.at("/address").asString() : "");
            }
        }
        var found = new TreeMap<Long, String>();
        for (var row : rows(job, outcome)) {
            found.put(row.at("/line").asLong(), withAddress ? row.at("/address").asString() : "");
        }
        assertThat(found).isEqualTo(places);
        var refused = new TreeMap<Long, JsonNode>();
        rows(job, "refused").forEach(row -> refused.put(row.at("/line").asLong(), row));
        assertThat(refused).hasSize(mangled.lines().size() - places.size());
        for (var broken : mangled.broken().values()) {
            var row = refused.get(broken.line());
            assertThat(codes(row)).isEqualTo(broken.heading() + " " + broken.code());
            assertThat(row.at("/errors/0/message").asString()).contains(broken.value());
        }
    }

    private static MangledList mangled(Kind kind, String list) throws IOException {
        var rows = MangledList.read(RECORDS.resolve(list));
        var sound = new ArrayList<Integer>();
        for (var i = 0; i + 1 < rows.size(); i++) {
            var row = rows.get(i + 1);
            var isSound = kind == Kind.RECOGNITIONS
                    ? !row.get(1).isEmpty()
                    : List.of("SINGLE", "GROUP").contains(row.get(10)) && !"UNKNOWN".equals(row.get(3));
            if (isSound) {
                sound.add(i);
            }
        }
        return MangledList.of(kind, RECORDS.resolve(list), sound, 1);
    }

    @Test
    void a_near_name_waits_and_is_answered_in_bulk() throws Exception {
        done(upload("enterprises", "a.csv", text("province,name\nCao Bằng,Công ty TNHH Miến Dong Nguyên Bình\n")));
        var waiting = done(
                upload(
                        "enterprises",
                        "b.csv",
                        text(
                                "tỉnh;tên cơ sở\nCao Bằng;HTX Miến Dong Nguyên Bình\nCao Bằng;Công ty CP Miến dong Nguyên Bình\n")));
        var confirm = post(
                waiting.at("/address").asString("") + "/confirm",
                "{\"lines\": [2], \"codes\": [\"name-nearly-known\"], \"reason\": \"Hai cơ sở\"}");
        var missing = post(waiting.at("/address").asString("") + "/confirm", "{\"lines\": [9], \"reason\": \"x\"}");

        assertThat(counts(waiting)).isEqualTo("2 = 0 + 0 + 0 + 2");
        assertThat(rows(waiting, "to-confirm")
                        .getFirst()
                        .at("/candidates/0/name")
                        .asString())
                .isEqualTo("Công ty TNHH Miến Dong Nguyên Bình");
        assertThat(confirm.statusCode()).isEqualTo(200);
        assertThat(counts(JSON.readTree(confirm.body()))).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("line-not-there");
    }

    @Test
    void refused_rows_are_mended_and_sent_again() throws Exception {
        var list = "Tỉnh,Tên cơ sở,Sản phẩm,Nhóm,Cấp,Năm\n"
                + "Thành phố Hải Phòng,=HYPERLINK(1),Nước mắm,Thực phẩm,tỉnh,2019\n"
                + "Hải Phòng,Cơ sở Nước mắm Cát Hải,Nước mắm,Thực phẩm,tỉnh,hai nghìn\n";
        var first = done(upload("recognitions", "c.csv", text(list)));
        var refused = get(first.at("/address").asString("") + "/refused.csv").body();
        var mended = done(upload("recognitions", "c2.csv", text(refused.replace("hai nghìn", "2019"))));

        assertThat(counts(first)).isEqualTo("2 = 1 + 0 + 1 + 0");
        assertThat(rows(first, "refused")).extracting(this::codes).containsExactly("Năm not-a-year");
        assertThat(refused).startsWith("\ufeffTỉnh,").contains("Lý do từ chối").doesNotContain("\n=");
        assertThat(counts(mended)).isEqualTo("1 = 1 + 0 + 0 + 0");
    }

    @Test
    void what_is_no_list_is_refused_with_the_reason_and_leaves_nothing() throws Exception {
        var jobs = mongo.getCollection("imports").countDocuments();

        assertThat(refusal(upload("recognitions", "x.csv", new byte[0]))).isEqualTo("422 file file-empty");
        assertThat(refusal(upload("recognitions", "x.csv", new byte[] {1, 2, 3, 0, 5, '\n', 9})))
                .isEqualTo("422 file file-not-a-list");
        assertThat(refusal(upload("recognitions", "x.csv", "tỉnh,Năm\nHuế,1".getBytes(StandardCharsets.UTF_16))))
                .as("UTF-16 is read, and has no list")
                .startsWith("422 file column-missing");
        assertThat(refusal(upload("recognitions", "x.csv", new byte[] {'t', (byte) 0xe9, ',', 'x', '\n'})))
                .isEqualTo("422 file file-not-utf8");
        assertThat(refusal(upload("recognitions", "x.xlsx", locked()))).isEqualTo("422 file file-locked-or-old");
        assertThat(refusal(upload("recognitions", "x.xlsx", zip("a.txt", 10))))
                .isEqualTo("422 file zip-not-a-workbook");
        assertThat(refusal(upload("recognitions", "x.xlsx", zip("xl/workbook.xml", 600 << 20))))
                .isEqualTo("422 file workbook-broken");
        assertThat(refusal(upload("grants", "x.csv", bytes("recognitions.csv"))))
                .contains("kind other-kind");
        assertThat(refusal(upload("enterprises", "x.csv", bytes("grants.csv"))))
                .isEqualTo("422 kind list-of-other-kind");
        assertThat(refusal(upload("enterprises", "x.csv", bytes("recognitions.csv"))))
                .isEqualTo("422 kind list-of-other-kind");
        assertThat(refusal(upload("nonsense", "x.csv", text("a,b\n")))).isEqualTo("422 kind not-one-of");
        assertThat(refusal(upload("recognitions", "x.csv", new byte[3 << 19]))).isEqualTo("413");
        assertThat(refusal(post("/api/v1/imports", "{}"))).isEqualTo("415");
        assertThat(get("/api/v1/imports/i-none").statusCode()).isEqualTo(404);
        assertThat(mongo.getCollection("imports").countDocuments()).isEqualTo(jobs);
    }

    @Test
    void the_templates_go_in_as_they_are() throws Exception {
        for (var kind : Kind.values()) {
            assertThat(done(upload(kind.word(), "t.csv", Templates.csv(kind), "true"))
                            .at("/refused")
                            .asInt())
                    .as(kind.word())
                    .isZero();
            assertThat(done(upload(kind.word(), "t.xlsx", Templates.xlsx(kind), "true"))
                            .at("/refused")
                            .asInt())
                    .as(kind.word())
                    .isZero();
            assertThat(get("/api/v1/imports/templates/" + kind.word() + "?format=xlsx")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(RECORDS.resolve(name));
    }

    private static byte[] locked() {
        var bytes = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, bytes, 0, 4);
        return bytes;
    }

    private static byte[] zip(String name, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            var nothing = new byte[1 << 20];
            for (var left = size; left > 0; left -= nothing.length) {
                zip.write(nothing, 0, Math.min(left, nothing.length));
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
