package vn.cnnt.servers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class StoredKeyTest {

    private static final List<KeyValue> WORDS = List.of(
            new KeyValue("", "e-0001"),
            new KeyValue("che", "e-0001"),
            new KeyValue("che", "e-0002"),
            new KeyValue("che", "e-00020"),
            new KeyValue("che tan", "e-0002"),
            new KeyValue("chè Tân Cương", "e-ệ"),
            new KeyValue("chè Tân Cương", "e-ể"),
            new KeyValue("d".repeat(300), "e-0003"));

    @Test
    void keys_of_two_texts_come_back_as_they_were_written() {
        assertThat(read(written(WORDS), WORDS.size())).isEqualTo(WORDS);
    }

    @Test
    void a_page_with_a_key_of_anything_else_comes_back_too() {
        var mixed = List.of(
                new KeyValue(7L, "e-0001"), new KeyValue("che", "e-0001"), new KeyValue(Instant.EPOCH, "e-0002"));

        assertThat(read(written(mixed), mixed.size())).isEqualTo(mixed);
        assertThat(read(written(List.of(new KeyValue("alone"))), 1)).containsExactly(new KeyValue("alone"));
        assertThat(written(List.of()).remaining()).isZero();
        assertThat(read(ByteBuffer.allocate(0), 0)).isEmpty();
    }

    @Test
    void what_an_earlier_version_wrote_key_by_key_is_read() {
        var page = new WriteBuffer();
        WORDS.forEach(key -> StoredKey.TYPE.write(page, key));

        assertThat(read(flipped(page), WORDS.size())).isEqualTo(WORDS);
    }

    @Test
    void only_the_keys_that_a_page_has_are_written_of_a_longer_storage() {
        var storage = StoredKey.TYPE.createStorage(3);
        storage[0] = WORDS.getFirst();
        var page = new WriteBuffer();
        StoredKey.TYPE.write(page, storage, 1);
        page.put((byte) 42);
        var source = flipped(page);

        assertThat(read(source, 1)).containsExactly(WORDS.getFirst());
        assertThat(source.get()).as("what follows").isEqualTo((byte) 42);
    }

    @Test
    void what_neighbours_share_is_written_once() {
        var one = written(WORDS.subList(1, 2)).remaining();

        assertThat(written(WORDS.subList(1, 3)).remaining() - one).isLessThanOrEqualTo(5);
    }

    private static ByteBuffer written(List<KeyValue> keys) {
        var storage = StoredKey.TYPE.createStorage(keys.size());
        keys.toArray(storage);
        var page = new WriteBuffer();
        StoredKey.TYPE.write(page, storage, keys.size());
        return flipped(page);
    }

    private static ByteBuffer flipped(WriteBuffer page) {
        return page.getBuffer().flip();
    }

    private static List<KeyValue> read(ByteBuffer page, int count) {
        var storage = StoredKey.TYPE.createStorage(count);
        StoredKey.TYPE.read(page, storage, count);
        return List.of(storage);
    }
}
