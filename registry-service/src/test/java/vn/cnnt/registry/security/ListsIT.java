package vn.cnnt.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.security.RegisterOverHttp.application;
import static vn.cnnt.registry.security.RegisterOverHttp.done;
import static vn.cnnt.registry.security.RegisterOverHttp.enterprise;
import static vn.cnnt.registry.security.RegisterOverHttp.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.identity.TestIdentity;

/// What officers find in the register: recognitions across all enterprises, and by words.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=lists")
@Import(TestConnections.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {
    private static final String OFFICER = TestIdentity.token("officer", List.of("officer", "history"), List.of("*"));
    private static final String APPROVER = TestIdentity.token("approver", List.of("approver"), List.of("*"));

    @LocalServerPort
    int port;

    @Autowired
    Aggregates aggregates;

    @Autowired
    MongoTemplate mongo;

    private String tea = "";
    private String pottery = "";

    /// Tea in VN-20: r1 recognised 2024 until 2029, r2 undecided 2025. Pottery in VN-02 that is VN-08 today: r1 of
    /// 2018, recorded later.
    @BeforeAll
    void enter() {
        tea = made("/enterprises", 0, enterprise("Hợp tác xã chè Đỉnh Gió", "VN-20"));
        made("/enterprises/" + tea + "/recognitions", 1, application("Chè Ô Long", 2024, false));
        done(register()
                .post("/enterprises/" + tea + "/recognitions/r1/decision", APPROVER, 2, RegisterOverHttp.decision()));
        made("/enterprises/" + tea + "/recognitions", 3, application("Chè xanh sao tay", 2025, false));
        pottery = made("/enterprises", 0, enterprise("Công ty cổ phần Gốm Lò Đất", "VN-02"));
        made("/enterprises/" + pottery + "/recognitions", 1, application("Bình gốm", 2018, true));
    }

    @Test
    void a_recognition_is_found_by_status_level_year_and_group_with_its_enterprise_and_version() {
        var items = items("/recognitions?status=RECOGNISED&level=PROVINCE&votingYear=2024&productGroup=AGRO_FOOD");

        assertThat(items).hasSize(1);
        var item = items.getFirst();
        assertThat(item.at("/enterprise").asString()).isEqualTo(tea);
        assertThat(item.at("/enterpriseName").asString()).isEqualTo("Hợp tác xã chè Đỉnh Gió");
        assertThat(item.at("/version").asLong()).isEqualTo(4);
        assertThat(item.at("/id").asString()).isEqualTo("r1");
        assertThat(item.at("/decisionNumber").asString()).isEqualTo("1/QĐ");
        assertThat(found("/recognitions?status=APPLIED&level=PROVINCE"))
                .containsExactlyInAnyOrder(tea + "/r2", pottery + "/r1");
        assertThat(found("/recognitions?status=RECOGNISED&votingYear=2025")).isEmpty();
        assertThat(found("/recognitions?status=APPLIED&votingYear=2024")).isEmpty();
        assertThat(found("/recognitions?level=NATIONAL")).isEmpty();
    }

    @Test
    void a_province_of_today_stands_for_those_that_became_part_of_it() {
        assertThat(found("/recognitions?province=VN-08")).containsExactly(pottery + "/r1");
        assertThat(found("/recognitions?province=VN-02")).containsExactly(pottery + "/r1");
        assertThat(found("/recognitions?province=VN-20")).containsExactly(tea + "/r1", tea + "/r2");
        assertThat(found("/recognitions?province=VN-42")).isEmpty();
    }

    @Test
    void what_holds_on_a_day_and_what_ends_before_one() {
        assertThat(found("/recognitions?validAt=2024-08-01")).containsExactly(tea + "/r1");
        assertThat(found("/recognitions?validAt=2024-07-31")).isEmpty();
        assertThat(found("/recognitions?expiresBefore=2099-01-01")).containsExactly(tea + "/r1");
        assertThat(found("/recognitions?expiresBefore=2020-01-01")).isEmpty();
    }

    @Test
    void words_are_of_the_product_or_of_the_enterprise() {
        assertThat(found("/recognitions?q=" + encoded("gió ô long"))).containsExactly(tea + "/r1");
        assertThat(found("/recognitions?q=" + encoded("htx chè"))).containsExactly(tea + "/r1", tea + "/r2");
        assertThat(found("/recognitions?status=APPLIED&q=" + encoded("sao tay")))
                .containsExactly(tea + "/r2");
        assertThat(found("/recognitions?q=" + encoded("bình chè"))).isEmpty();
        assertThat(found("/recognitions?q=" + encoded("…"))).isEmpty();
    }

    @Test
    void a_list_is_gone_through_recognition_by_recognition() {
        var seen = new ArrayList<String>();
        var path = "/recognitions?level=PROVINCE&limit=1";
        for (var next = ""; next != null; ) {
            var page = done(get(path + (next.isEmpty() ? "" : "&cursor=" + next)));
            page.get("items").forEach(item -> seen.add(key(item)));
            next = page.at("/next").isNull() ? null : page.at("/next").asString();
        }

        assertThat(seen).containsExactly(tea + "/r1", tea + "/r2", pottery + "/r1");
    }

    @Test
    void what_cannot_be_asked_for_is_said() {
        assertThat(codes("/recognitions?status=GONE&level=X&votingYear=1&validAt=hom-nay&province=VN-99"))
                .extracting(code -> code.substring(0, code.indexOf(' ')))
                .containsExactlyInAnyOrder("status", "level", "votingYear", "validAt", "province");
        assertThat(codes("/recognitions?year=2024")).hasSize(1);
        assertThat(codes("/recognitions?limit=501")).hasSize(1);
        assertThat(codes("/recognitions?cursor=abc")).hasSize(1);
    }

    @Test
    void an_enterprise_is_found_by_beginnings_of_words_in_any_order_and_by_its_tax_code() {
        var coded = made("/enterprises", 0, """
                {"name": "Công ty TNHH Đồng Sơn Mài", "legalForm": "LLC", "province": "VN-20",
                 "identifier": {"kind": "TAX_CODE", "value": "0100233488"}}""");

        for (var typed : List.of("mài sơn", "dong son", "ĐỒNG", "SƠN M", "cty mài", "0100233488", "01002")) {
            assertThat(found("/enterprises?q=" + encoded(typed))).as(typed).containsExactly(coded);
            assertThat(found("/enterprises?province=VN-20&status=ACTIVE&q=" + encoded(typed)))
                    .as(typed)
                    .containsExactly(coded);
            assertThat(found("/enterprises?province=VN-42&q=" + encoded(typed)))
                    .as(typed)
                    .isEmpty();
        }
        assertThat(found("/enterprises?q=" + encoded("ồng mài"))).isEmpty();
    }

    @Test
    void two_words_lead_together_whatever_their_order_and_however_many_words_a_name_has() {
        var many = "Phiêu Khuých Nguệch Quào Quạc Loằng Ngoằng Khúc Khuỷu Gập Ghềnh Ngoắt Ngoéo Chuệch Choạc Rề Rà";
        var longest = made("/enterprises", 0, enterprise("Cơ sở " + many, "VN-20"));
        var shorter = made("/enterprises", 0, enterprise("Cơ sở Phiêu Khuých", "VN-20"));
        made("/enterprises", 0, enterprise("Cơ sở Phiêu Diêu", "VN-20"));
        made("/enterprises", 0, enterprise("Cơ sở Khuých Nguy", "VN-20"));

        for (var typed : List.of("phiêu khuých", "khuých phiêu", "phie khuyc", "cơ sở phiêu khuý")) {
            assertThat(found("/enterprises?q=" + encoded(typed))).as(typed).containsExactlyInAnyOrder(longest, shorter);
        }
        assertThat(found("/enterprises?q=" + encoded("phiêu khuých rề"))).containsExactly(longest);
        assertThat(found("/enterprises?q=" + encoded("diêu khuých"))).isEmpty();
    }

    @Test
    void a_syllable_of_a_legal_form_is_found_in_a_name_and_as_the_form_in_any_spelling() {
        var household = made("/enterprises", 0, enterprise("Hộ kinh doanh Xạ Quẹng", "VN-20"));
        var cooperative = made("/enterprises", 0, enterprise("HTX Hố Quẹng", "VN-20"));
        var firm = made("/enterprises", 0, enterprise("DNTN Hồ Quẹng Xá", "VN-20"));
        var neither = made("/enterprises", 0, enterprise("Cơ sở Xa Quẹng", "VN-42"));

        assertThat(found("/enterprises?q=" + encoded("hồ xá quẹng")))
                .containsExactlyInAnyOrder(household, cooperative, firm);
        assertThat(found("/enterprises?q=" + encoded("xa quẹng")))
                .containsExactlyInAnyOrder(household, cooperative, firm, neither);
        assertThat(found("/enterprises?q=" + encoded("hop tac quẹng"))).containsExactly(cooperative);
        assertThat(found("/enterprises?q=" + encoded("doanh nghiệp nhân quẹng")))
                .containsExactly(firm);
    }

    @Test
    void a_name_that_was_corrected_is_found_by_its_new_words_only() {
        var id = made("/enterprises", 0, enterprise("Cơ sở Rổ Rá Vịnh Xanh", "VN-20"));
        done(register().put("/enterprises/" + id, OFFICER, 1, """
                {"name": "Cơ sở Thúng Mủng", "legalForm": "COOPERATIVE", "province": "VN-20", "reason": "nhầm tên"}"""));

        assertThat(found("/enterprises?q=" + encoded("rổ rá vịnh"))).isEmpty();
        assertThat(found("/enterprises?q=" + encoded("thung mung"))).containsExactly(id);
    }

    @Test
    void what_an_earlier_version_kept_is_found_after_the_next_start_however_often_there_is_one() {
        var old = made("/enterprises", 0, enterprise("Tổ hợp tác Nón Quai Thao", "VN-46"));
        made(
                "/enterprises/" + old + "/recognitions",
                1,
                application("Nón ba tầm", 2025, false).replace("PROVINCE", "DISTRICT"));
        mongo.getCollection("enterprises")
                .updateOne(
                        new Document("_id", old),
                        new Document(
                                        "$unset",
                                        new Document("words", "")
                                                .append("wordPairs", "")
                                                .append("productWords", "")
                                                .append("recognitions", ""))
                                .append("$set", new Document("search", "to hop tac non quai thao")));
        assertThat(found("/enterprises?q=" + encoded("quai thao"))).isEmpty();
        assertThat(found("/recognitions?q=" + encoded("ba tầm"))).isEmpty();

        for (var start = 0; start < 2; start++) {
            mongo.getCollection("list-keys").deleteMany(new Document());
            aggregates.afterSingletonsInstantiated();

            assertThat(found("/enterprises?q=" + encoded("quai thao"))).containsExactly(old);
            assertThat(found("/recognitions?q=" + encoded("ba tầm"))).containsExactly(old + "/r1");
        }
        assertThat(mongo.getCollection("enterprises")
                        .find(new Document("_id", old))
                        .first())
                .doesNotContainKey("search");
    }

    private List<String> found(String path) {
        return items(path).stream().map(ListsIT::key).toList();
    }

    private static String key(JsonNode item) {
        return item.has("enterprise")
                ? item.at("/enterprise").asString() + "/" + item.at("/id").asString()
                : item.at("/id").asString();
    }

    private List<JsonNode> items(String path) {
        return done(get(path)).get("items").valueStream().toList();
    }

    private List<String> codes(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return json(answer)
                .get("errors")
                .valueStream()
                .map(it -> it.at("/field").asString() + " " + it.at("/code").asString())
                .toList();
    }

    private HttpResponse<String> get(String path) {
        return register().get(path, OFFICER);
    }

    private String made(String path, long version, String body) {
        return register().made(OFFICER, path, version, body);
    }

    private RegisterOverHttp register() {
        return new RegisterOverHttp(port);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
