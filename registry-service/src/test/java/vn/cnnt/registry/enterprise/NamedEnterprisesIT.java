package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.BÌNH_THUẬN;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.HÀ_NỘI;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.LÂM_ĐỒNG;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.entry;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Province;
import vn.cnnt.events.WireFormat;
import vn.cnnt.servers.TestServers;

class NamedEnterprisesIT {
    static MongoClient client;
    static MongoTemplate mongo;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestServers.mongoUri("named"));
        mongo = new MongoTemplate(client, "named");
    }

    @AfterAll
    static void close() {
        mongo.getDb().drop();
        client.close();
    }

    @BeforeEach
    void empty() {
        mongo.getDb().drop();
    }

    @Test
    void names_that_may_be_near_meet_in_the_province_and_its_successor_only() {
        var named = new NamedEnterprises(mongo);
        named.take(details("HTX thanh long Hòa Thắng Xanh", LÂM_ĐỒNG), "e-far");
        named.take(details("Hợp tác xã Thanh Long Hòa Thắng", BÌNH_THUẬN), "e-same");
        named.take(details("HTX Thanh long Hòa Thắng", HÀ_NỘI), "e-elsewhere");

        var found = ids(named, details("HTX thanh long Hoà Thắng", LÂM_ĐỒNG));

        assertThat(found).containsExactlyInAnyOrder("e-same", "e-far");
    }

    @Test
    void however_many_share_a_key_it_names_so_many_and_one_of_the_very_name_is_always_found() {
        var named = new NamedEnterprises(mongo);
        named.take(details("HTX Mây tre Phú Nghĩa", HÀ_NỘI), "e-first");
        for (var i = 0; i < 3 * NamedEnterprises.MOST; i++) {
            named.take(details("HTX Mây tre Phú " + (char) ('a' + i % 26) + i, HÀ_NỘI), "e-" + i);
        }
        named.take(details("HTX Mây tre Phú Vinh", HÀ_NỘI), "e-last");
        for (var i = 0; i < 2 * NamedEnterprises.MOST; i++) {
            named.take(details("Cơ sở Mây tre đan", HÀ_NỘI), "e-twin-" + i);
        }

        assertThat(largest()).isEqualTo(NamedEnterprises.MOST);
        assertThat(ids(named, details("Hợp tác xã mây tre Phú Nghĩa", HÀ_NỘI))).contains("e-first");
        assertThat(ids(named, details("Hợp tác xã mây tre Phú Vinh", HÀ_NỘI))).contains("e-last");
        assertThat(ids(named, details("Mây Tre Đan", HÀ_NỘI))).contains("e-twin-" + (2 * NamedEnterprises.MOST - 1));
    }

    @Test
    void a_name_that_is_taken_again_is_kept_once() {
        var named = new NamedEnterprises(mongo);
        var details = details("Gốm Chu Đậu", HÀ_NỘI);
        named.take(details, "e-1");

        named.take("e-1", named.kept(details));
        named.take(details, "e-1");

        assertThat(largest()).isEqualTo(1);
    }

    @Test
    void names_that_many_take_for_the_first_time_at_once_are_all_found() throws Exception {
        var named = new NamedEnterprises(mongo);
        var details = details("Chè Tân Cương", HÀ_NỘI);
        var nothing = named.kept(details);
        var first = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 10; i++) {
                var id = "e-" + i;
                first.add(threads.submit(() ->
                        named.take(id, nothing) || named.before(id, nothing).isEmpty()));
            }
        }
        var firsts = 0;
        for (var one : first) {
            firsts += one.get() ? 1 : 0;
        }

        assertThat(ids(named, details)).hasSize(10);
        assertThat(firsts).isOne();
    }

    @Test
    void whoever_took_a_name_later_is_none_that_came_before() {
        var named = new NamedEnterprises(mongo);
        var details = details("Nón Chuông", HÀ_NỘI);
        named.take(details, "e-known");
        var known = named.kept(details);
        named.take(details, "e-between");

        assertThat(named.take("e-mine", known)).isFalse();
        named.take(details, "e-later");

        assertThat(named.before("e-mine", known)).containsExactly("e-known", "e-between");
        assertThat(named.take("e-new", named.kept(details("Nón Chuông", LÂM_ĐỒNG))))
                .isTrue();
    }

    @Test
    void keys_made_by_other_rules_are_made_anew_once_at_the_next_start() {
        mongo.getCollection("names")
                .insertOne(new Document("_id", "VN-01|_vietbac").append("enterprises", List.of("e-1")));
        var enterprise = new Enterprise(details("Công ty CP Việt Bắc", HÀ_NỘI), List.of(), List.of());
        mongo.getCollection("enterprises")
                .insertOne(new Document("_id", "e-1").append("body", WireFormat.JSON.writeValueAsString(enterprise)));
        var named = new NamedEnterprises(mongo);

        named.afterSingletonsInstantiated();

        assertThat(ids(named, details("CTCP Việt Bắc", HÀ_NỘI))).containsExactly("e-1");
        assertThat(mongo.getCollection("names").countDocuments()).isZero();
        mongo.getCollection("enterprises").deleteMany(new Document());
        mongo.getCollection("names-3").deleteMany(new Document("_id", new Document("$ne", "keys")));
        named.afterSingletonsInstantiated();
        assertThat(ids(named, details("CTCP Việt Bắc", HÀ_NỘI))).isEmpty();
    }

    private static List<String> ids(NamedEnterprises named, EnterpriseDetails details) {
        return named.kept(details).all().stream()
                .map(NamedEnterprises.Named::id)
                .distinct()
                .toList();
    }

    private static int largest() {
        return mongo
                .getCollection("names-3")
                .find(new Document("_id", new Document("$ne", "keys")))
                .map(document -> document.getList("by", String.class).size())
                .into(new ArrayList<>())
                .stream()
                .mapToInt(size -> size)
                .max()
                .orElse(0);
    }

    private static EnterpriseDetails details(String name, Province province) {
        return entry(name, province).details(EnterpriseStatus.ACTIVE, null, null);
    }
}
