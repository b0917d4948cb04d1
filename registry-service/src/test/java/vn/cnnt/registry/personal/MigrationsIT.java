package vn.cnnt.registry.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.cnnt.servers.TestConnections;

/// What earlier versions kept openly, moved: once, twice, and after a death in between.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"test.database=migrated", "cnnt.registry.personal.database=" + MigrationsIT.DATABASE})
@Import(TestConnections.class)
class MigrationsIT {
    static final String DATABASE = "migrated-apart";
    private static final String PERSON = "031203004567";
    private static final String OTHER = "031203009567";

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MongoClient server;

    @Autowired
    ObjectProvider<Migration> migrations;

    @Autowired
    PersonalIds ids;

    @Autowired
    KeyedDigest digests;

    @Autowired
    DataKeys keys;

    @Test
    void what_was_kept_openly_is_nowhere_any_more_however_often_it_is_moved() {
        var hex = "ab".repeat(32);
        insert(
                "personal-ids",
                new Document("_id", "e-old").append("ids", List.of(entry("a1", 1, PERSON), entry("a2", 3, OTHER))));
        insert(
                "import-files",
                new Document("_id", "i-old|0").append("import", "i-old").append("bytes", binary(PERSON)));
        insert(
                "import-blocks",
                new Document("_id", "i-old|0")
                        .append("import", "i-old")
                        .append("first", 0L)
                        .append("version", 0L)
                        .append(
                                "lines",
                                List.of(new Document("line", 2L)
                                        .append("fate", "REFUSED")
                                        .append("cells", List.of("Hộ A", PERSON, "ghi chú không ai đọc"))
                                        .append(
                                                "findings",
                                                List.of(new Document("field", "Mã số thuế")
                                                        .append("code", "tax-code-length")
                                                        .append("weight", "ERROR")
                                                        .append("arguments", List.of(PERSON)))))));
        insert(
                "imports",
                new Document("_id", "i-old")
                        .append("digest", hex + "|dry")
                        .append("columns", new Document("ESTABLISHMENT", 0).append("TAX_CODE", 1)));
        insert("idempotency", answer("k1", hex));
        insert("idempotency", answer("k2", "i-old#2"));
        insert("events", new Document("_id", "e-old@1").append("value", "{\"note\": \"" + PERSON + "\"}"));
        insert("events", new Document("_id", "e-old@2").append("value", "{\"note\": \"\"}"));

        // killed after the first of an enterprise's ids: what is moved is left as it is
        ids.move(new PersonalIds.Attempt("e-old", "a1", ids.person(PERSON)), 1, PERSON, true);
        migrations.stream().forEach(Migration::run);
        migrations.stream().forEach(Migration::run);

        for (var name : mongo.getCollectionNames()) {
            if (!name.equals("events")) {
                assertThat(all(name).toString()).as(name).doesNotContain(PERSON, OTHER);
            }
        }
        assertThat(mongo.collectionExists("personal-ids")).isFalse();
        assertThat(ids.find(new PersonalIds.Known("e-old", 2, "*********567"))).hasValue(PERSON);
        assertThat(ids.find(new PersonalIds.Known("e-old", 3, "*********567"))).hasValue(OTHER);
        assertThat(ids.registeredAs(OTHER, id -> Optional.of(new PersonalIds.Known(id, 3, "*********567"))))
                .hasValue("e-old");
        var piece = all("import-files").getFirst();
        var key = keys.get(piece.getString("key"));
        assertThat(key).isNotNull();
        assertThat(new String(
                        Sealing.open(
                                key.secret(), piece.get("bytes", Binary.class).getData(), "i-old|0"),
                        StandardCharsets.UTF_8))
                .isEqualTo(PERSON);
        assertThat(all("import-blocks").getFirst().toString())
                .contains("*********567", "Hộ A")
                .doesNotContain("ghi chú");
        assertThat(all("imports").getFirst().getString("digest"))
                .isEqualTo(digests.of(KeyedDigest.Of.FILE, hex) + "|dry");
        assertThat(all("idempotency"))
                .extracting(it -> it.getString("fingerprint"))
                .containsExactlyInAnyOrder(digests.of(KeyedDigest.Of.REQUEST, hex), "i-old#2");
        assertThat(server.getDatabase(DATABASE).getCollection("open-events").find())
                .extracting(it -> it.getString("_id"))
                .containsExactly("e-old@1");
        assertThat(server.getDatabase(DATABASE).getCollection("migrations").find())
                .extracting(it -> it.getInteger("_id"))
                .containsExactly(1, 2, 3, 4, 5);
    }

    private void insert(String collection, Document document) {
        mongo.getCollection(collection).insertOne(document);
    }

    private List<Document> all(String collection) {
        return mongo.getCollection(collection).find().into(new ArrayList<>());
    }

    private static Document entry(String attempt, long version, String value) {
        return new Document("attempt", attempt)
                .append("version", version)
                .append("value", value)
                .append("kept", true);
    }

    private static Document answer(String key, String fingerprint) {
        return new Document("_id", key).append("fingerprint", fingerprint).append("at", new Date());
    }

    private static Binary binary(String text) {
        return new Binary(text.getBytes(StandardCharsets.UTF_8));
    }
}
