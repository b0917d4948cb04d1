package vn.cnnt.registry.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.BÌNH_THUẬN;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.HÀ_NỘI;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.LÂM_ĐỒNG;
import static vn.cnnt.registry.enterprise.EnterpriseFixture.entry;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
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
    void the_likest_come_first_in_the_province_and_its_successor_only() {
        var named = new NamedEnterprises(mongo);
        named.take(details("HTX thanh long Hòa Thắng Xanh", LÂM_ĐỒNG), "e-far");
        named.take(details("Hợp tác xã Thanh Long Hòa Thắng", BÌNH_THUẬN), "e-same");
        named.take(details("HTX Thanh long Hòa Thắng", HÀ_NỘI), "e-elsewhere");

        var found = named.candidates(details("HTX thanh long Hoà Thắng", LÂM_ĐỒNG), 10);

        assertThat(found).containsExactly("e-same", "e-far");
        assertThat(named.candidates(details("HTX thanh long Hoà Thắng", LÂM_ĐỒNG), 1))
                .containsExactly("e-same");
    }

    @Test
    void keys_made_by_other_rules_are_made_anew_once_at_the_next_start() {
        mongo.getCollection("names-taken")
                .insertOne(new Document("_id", "VN-01|cong ty cp viet bac").append("enterprises", List.of("e-1")));
        var enterprise = new Enterprise(details("Công ty CP Việt Bắc", HÀ_NỘI), List.of(), List.of());
        mongo.getCollection("enterprises")
                .insertOne(new Document("_id", "e-1").append("body", WireFormat.JSON.writeValueAsString(enterprise)));
        var named = new NamedEnterprises(mongo);

        named.afterSingletonsInstantiated();

        assertThat(named.candidates(details("CTCP Việt Bắc", HÀ_NỘI), 10)).containsExactly("e-1");
        assertThat(mongo.getCollection("names-taken").countDocuments()).isZero();
        mongo.getCollection("enterprises").deleteMany(new Document());
        mongo.getCollection("names").deleteMany(new Document("_id", new Document("$ne", "keys")));
        named.afterSingletonsInstantiated();
        assertThat(named.candidates(details("CTCP Việt Bắc", HÀ_NỘI), 10)).isEmpty();
    }

    private static EnterpriseDetails details(String name, Province province) {
        return entry(name, province).details(EnterpriseStatus.ACTIVE, null, null);
    }
}
