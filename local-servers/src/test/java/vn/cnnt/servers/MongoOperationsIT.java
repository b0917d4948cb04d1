package vn.cnnt.servers;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the services ask of MongoDB, on whichever server the tests are given.
class MongoOperationsIT {

    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> things;

    @BeforeEach
    void connect() {
        var uri = new ConnectionString(TestServers.mongoUri("operations"));
        client = MongoClients.create(uri);
        database = client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
        things = database.getCollection("things");
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void hello_tells_the_servers_time() {
        var hello = database.runCommand(new Document("hello", 1));

        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.get("localTime", Date.class).toInstant())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(database.runCommand(new Document("ping", 1))
                        .get("ok", Number.class)
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void a_sparse_unique_index_refuses_a_second_one_and_lets_those_without_pass() {
        things.createIndex(
                Indexes.ascending("taxCode"), new IndexOptions().unique(true).sparse(true));
        things.insertOne(thing("a").append("taxCode", "0100109106"));
        things.insertOne(thing("b"));
        things.insertOne(thing("c"));

        assertThatThrownBy(() -> things.insertOne(thing("d").append("taxCode", "0100109106")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
        assertThat(things.countDocuments()).isEqualTo(3);
    }

    @Test
    void a_replace_at_a_version_happens_once() {
        things.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
        things.insertOne(thing("a").append("version", 1L));
        var at1 = new Document("_id", "a").append("version", 1L);

        assertThat(things.replaceOne(at1, thing("a").append("version", 2L)).getModifiedCount())
                .isEqualTo(1);
        assertThat(things.replaceOne(at1, thing("a").append("version", 2L)).getMatchedCount())
                .isZero();
        assertThat(find("a").getLong("version")).isEqualTo(2);
    }

    @Test
    void an_outbox_is_pushed_and_pulled() {
        things.insertOne(thing("a").append("outbox", List.of()));

        things.updateOne(eq("_id", "a"), Updates.pushEach("outbox", List.of(event(1), event(2), event(3))));
        things.updateOne(eq("_id", "a"), Updates.pull("outbox", in("version", List.of(1L, 2L))));
        things.updateOne(eq("_id", "a"), Updates.pushEach("outbox", List.of(event(4)), new PushOptions()));

        assertThat(find("a").getList("outbox", Document.class)).containsExactly(event(3), event(4));
    }

    @Test
    void many_are_read_by_id() {
        things.insertMany(List.of(thing("a"), thing("b"), thing("c")));

        assertThat(ids(things.find(in("_id", "c", "a", "nobody")).into(new ArrayList<>())))
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void a_page_is_sorted_limited_and_taken_up_after_its_last() {
        things.insertMany(List.of(thing("c"), thing("a"), thing("d"), thing("b")));

        assertThat(ids(things.find(gt("_id", "a"))
                        .sort(Sorts.ascending("_id"))
                        .limit(2)
                        .into(new ArrayList<>())))
                .containsExactly("b", "c");
        assertThat(ids(things.find().sort(Sorts.descending("_id")).batchSize(2).into(new ArrayList<>())))
                .containsExactly("d", "c", "b", "a");
    }

    @Test
    void a_page_of_those_that_have_one_of_several_words_is_by_id_and_each_is_there_once() {
        things.createIndex(Indexes.ascending("words", "_id"), new IndexOptions().sparse(true));
        things.insertMany(List.of(
                thing("c").append("words", List.of("viet", "bac")),
                thing("a").append("words", List.of("viet", "vinh")),
                thing("d").append("words", List.of("vinh")).append("province", "VN-20"),
                thing("b").append("words", List.of("nam")),
                thing("e")));
        var words = new Document("words", new Document("$in", List.of("vinh", "viet", "nobody")));

        assertThat(page(words, 9)).containsExactly("a", "c", "d");
        assertThat(page(new Document(words).append("_id", new Document("$gt", "a")), 1))
                .containsExactly("c");
        assertThat(page(new Document(words).append("province", "VN-20"), 9)).containsExactly("d");
        assertThat(page(new Document("words", "nam"), 9)).containsExactly("b");
        assertThat(page(new Document("words", "gone"), 9)).isEmpty();
        assertThat(page(new Document(words).append("$and", List.of(new Document("words", Pattern.compile("^ba")))), 9))
                .containsExactly("c");
    }

    @Test
    void a_page_of_those_that_several_indexes_name_is_by_id_and_goes_on_behind_one() {
        things.createIndex(Indexes.ascending("words", "_id"), new IndexOptions().sparse(true));
        things.createIndex(Indexes.ascending("province", "_id"), new IndexOptions().sparse(true));
        things.insertMany(List.of(
                thing("d").append("words", List.of("viet", "bac")).append("province", "VN-20"),
                thing("a").append("words", List.of("viet", "vinh")).append("province", "VN-20"),
                thing("b").append("words", List.of("viet", "bac")).append("province", "VN-42"),
                thing("c").append("words", List.of("nam", "bac")).append("province", "VN-20"),
                thing("e").append("province", "VN-20")));
        var both = new Document("words", new Document("$in", List.of("viet", "vinh"))).append("province", "VN-20");

        assertThat(page(both, 9)).containsExactly("a", "d");
        assertThat(page(both, 1)).containsExactly("a");
        assertThat(page(new Document(both).append("_id", new Document("$gt", "a")), 9))
                .containsExactly("d");
        assertThat(page(
                        new Document(both)
                                .append("$and", List.of(new Document("words", new Document("$in", List.of("bac"))))),
                        9))
                .containsExactly("d");
        assertThat(page(new Document("province", "VN-20").append("words", "gone"), 9))
                .isEmpty();
    }

    @Test
    void a_page_follows_what_becomes_of_a_thing() {
        things.createIndex(Indexes.ascending("words", "_id"), new IndexOptions().sparse(true));
        things.insertMany(List.of(thing("a").append("words", List.of("viet")), thing("b"), thing("c")));

        things.updateOne(eq("_id", "b"), Updates.set("words", List.of("viet", "nam")));
        things.updateOne(eq("_id", "a"), Updates.set("words", List.of("nam")));
        things.updateOne(eq("_id", "c"), Updates.combine(Updates.set("words", "viet"), Updates.set("n", 1)));
        assertThat(page(new Document("words", "viet"), 9)).containsExactly("b", "c");
        assertThat(page(new Document("words", "nam"), 9)).containsExactly("a", "b");

        things.updateOne(eq("_id", "b"), Updates.unset("words"));
        things.deleteOne(eq("_id", "c"));
        assertThat(page(new Document("words", "viet"), 9)).isEmpty();
        assertThat(page(new Document(), 9)).containsExactly("a", "b");
    }

    @Test
    void those_that_wait_are_found_by_since_when_however_many_do_not() {
        things.insertMany(List.of(thing("old").append("pending", new Date(1_000))));
        things.createIndex(Indexes.ascending("pending"), new IndexOptions().sparse(true));
        things.insertMany(List.of(
                thing("b").append("pending", new Date(3_000)),
                thing("a").append("pending", new Date(3_000)),
                thing("c")));
        var waiting = new Document("pending", new Document("$gt", new Date(0)));

        assertThat(ids(things.find(waiting)
                        .sort(new Document("pending", 1))
                        .limit(1)
                        .into(new ArrayList<>())))
                .containsExactly("old");
        assertThat(ids(things.find(waiting).into(new ArrayList<>()))).containsExactlyInAnyOrder("old", "a", "b");
        assertThat(ids(things.find(new Document("pending", new Document("$lt", new Date(3_000))))
                        .into(new ArrayList<>())))
                .containsExactly("old");
        things.updateOne(eq("_id", "b"), Updates.unset("pending"));
        things.updateOne(eq("_id", "old"), Updates.set("pending", new Date(9_000)));
        assertThat(ids(things.find(new Document(waiting).append("_id", new Document("$nin", List.of("a"))))
                        .into(new ArrayList<>())))
                .containsExactly("old");
        things.deleteMany(new Document("pending", new Document("$lte", new Date(3_000))));
        assertThat(ids(things.find().into(new ArrayList<>()))).containsExactlyInAnyOrder("old", "b", "c");
    }

    @Test
    void an_index_finds_what_was_there_before_it() {
        things.insertMany(
                List.of(thing("b").append("words", List.of("viet")), thing("a").append("words", "viet")));

        things.createIndex(Indexes.ascending("words", "_id"), new IndexOptions().sparse(true));

        assertThat(page(new Document("words", "viet"), 9)).containsExactly("a", "b");
    }

    @Test
    void those_of_a_page_that_were_named_are_by_id_too() {
        things.insertMany(List.of(
                thing("b").append("n", 1), thing("a").append("n", 1), thing("c").append("n", 2)));
        var named = new Document("_id", new Document("$in", List.of("c", "b", "a"))).append("n", 1);

        assertThat(page(named, 9)).containsExactly("a", "b");
        assertThat(page(named, 1)).containsExactly("a");
    }

    private List<String> page(Document filter, int limit) {
        return ids(things.find(filter).sort(Sorts.ascending("_id")).limit(limit).into(new ArrayList<>()));
    }

    @Test
    void an_ordered_bulk_stops_at_the_first_refusal_and_an_unordered_one_goes_on() {
        things.insertOne(thing("taken"));
        var ordered = List.of(insert("a"), insert("taken"), insert("b"));
        var unordered = List.of(insert("c"), insert("taken"), insert("d"));

        assertThatThrownBy(() -> things.bulkWrite(ordered)).isInstanceOf(MongoBulkWriteException.class);
        assertThatThrownBy(() -> things.bulkWrite(unordered, new BulkWriteOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, refused -> {
                    assertThat(refused.getWriteErrors()).hasSize(1);
                    assertThat(refused.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
                    assertThat(refused.getWriteErrors().getFirst().getCategory())
                            .isEqualTo(ErrorCategory.DUPLICATE_KEY);
                });
        assertThat(ids(things.find().into(new ArrayList<>()))).containsExactlyInAnyOrder("taken", "a", "c", "d");
    }

    @Test
    void a_lease_is_taken_by_one_update_that_tells_the_result() {
        var lease = things.findOneAndUpdate(
                eq("_id", "lease"),
                Updates.combine(Updates.set("owner", "me"), Updates.inc("term", 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));

        assertThat(lease).isEqualTo(thing("lease").append("owner", "me").append("term", 1L));
    }

    @Test
    void a_read_of_what_is_safe_sees_what_was_written() {
        things.insertOne(thing("a"));

        assertThat(things.withReadConcern(ReadConcern.MAJORITY)
                        .find(eq("_id", "a"))
                        .first())
                .isNotNull();
    }

    @Test
    void a_slot_takes_the_newer_epoch_then_the_later_batch_whoever_comes_last() {
        write(slot(1, 10, 5L, 0, 0L));
        assertThat(written()).isEqualTo(slot(1, 10, 5L, 0, 0L));

        write(slot(1, 20, 7L, 10, 5L)); // the next batch
        write(slot(1, 10, 5L, 0, 0L)); // late, and twice
        assertThat(written()).isEqualTo(slot(1, 20, 7L, 10, 5L));

        write(slot(2, 15, 6L, 10, 5L)); // another writer took over and stands behind
        write(slot(1, 30, 9L, 20, 7L)); // the former one's last words
        assertThat(written()).isEqualTo(slot(2, 15, 6L, 10, 5L));

        write(slot(2, 16, 1L, 15, 6L)); // a value may fall
        assertThat(written()).isEqualTo(slot(2, 16, 1L, 15, 6L));
    }

    @Test
    void a_slot_of_bytes_goes_by_epoch_and_batch_whatever_the_bytes() {
        write(slot(1, 10, bytes(200, 3), 0, bytes(0, 3)));
        write(slot(1, 20, bytes(1, 5), 10, bytes(200, 3)));
        write(slot(1, 15, bytes(255, 9), 10, bytes(200, 3)));
        assertThat(written()).isEqualTo(slot(1, 20, bytes(1, 5), 10, bytes(200, 3)));

        write(slot(2, 1, bytes(0, 1), 0, bytes(0, 0)));
        assertThat(written()).isEqualTo(slot(2, 1, bytes(0, 1), 0, bytes(0, 0)));
    }

    @Test
    void a_slot_goes_by_number_beyond_what_an_int_or_a_double_holds() {
        write(slot(1, 2_147_483_648L, 1L, 0, 0L));
        write(slot(1, 9L, 2L, 0, 0L));
        assertThat(written()).isEqualTo(slot(1, 2_147_483_648L, 1L, 0, 0L));

        write(slot(1, 9_007_199_254_740_993L, 3L, 0, 0L));
        write(slot(1, 9_007_199_254_740_992L, 4L, 0, 0L));
        assertThat(written()).isEqualTo(slot(1, 9_007_199_254_740_993L, 3L, 0, 0L));
    }

    @Test
    void slots_go_in_bulk() {
        things.bulkWrite(
                List.of(
                        maximum("cell-1", slot(1, 10, 1L, 0, 0L)),
                        maximum("cell-2", slot(1, 10, 2L, 0, 0L)),
                        maximum("cell-1", slot(1, 9, 3L, 0, 0L))),
                new BulkWriteOptions().ordered(false));

        assertThat(things.countDocuments()).isEqualTo(2);
        assertThat(find("cell-1").get("s")).isEqualTo(slot(1, 10, 1L, 0, 0L));
    }

    private void write(Document slot) {
        things.updateOne(
                eq("_id", "cell"), new Document("$max", new Document("s", slot)), new UpdateOptions().upsert(true));
    }

    private Object written() {
        return find("cell").get("s");
    }

    private Document find(String id) {
        return Objects.requireNonNull(things.find(eq("_id", id)).first());
    }

    private static UpdateOneModel<Document> maximum(String id, Document slot) {
        return new UpdateOneModel<>(
                eq("_id", id), new Document("$max", new Document("s", slot)), new UpdateOptions().upsert(true));
    }

    private static Document slot(long epoch, long offset, Object now, long before, Object was) {
        return new Document("e", epoch)
                .append("o", offset)
                .append("now", now)
                .append("po", before)
                .append("was", was);
    }

    private static Binary bytes(int first, int length) {
        var bytes = new byte[length];
        if (length > 0) {
            bytes[0] = (byte) first;
        }
        return new Binary(bytes);
    }

    private static Document event(long version) {
        return new Document("version", version).append("type", "registered");
    }

    private static Document thing(String id) {
        return new Document("_id", id);
    }

    private static InsertOneModel<Document> insert(String id) {
        return new InsertOneModel<>(thing(id));
    }

    private static List<String> ids(List<Document> documents) {
        return documents.stream().map(document -> document.getString("_id")).toList();
    }
}
