package vn.cnnt.reporting.pages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import vn.cnnt.reporting.slots.Bytes;

/// Entities that stand side by side in one account of a ledger, and what each has there.
public final class Section {
    private final String account;
    private final List<Bytes> contents;
    private final int[] which;
    private final byte[] ids;

    /// @param which by entity, the number of its content
    /// @param ids of each entity how much of the id before it has, and what follows
    Section(String account, List<Bytes> contents, int[] which, byte[] ids) {
        this.account = account;
        this.contents = contents;
        this.which = which;
        this.ids = ids;
    }

    /// @param entries by entity
    public static Section of(String account, SortedMap<String, Bytes> entries) {
        var numbers = new LinkedHashMap<Bytes, Integer>();
        var which = entries.values().stream()
                .mapToInt(content -> numbers.computeIfAbsent(content, _ -> numbers.size()))
                .toArray();
        return new Section(account, List.copyOf(numbers.keySet()), which, ids(entries.keySet()));
    }

    static byte[] ids(Collection<String> sorted) {
        var out = new Encoder(16 * sorted.size());
        var before = new byte[0];
        for (var text : sorted) {
            var id = text.getBytes(StandardCharsets.UTF_8);
            var differs = Arrays.mismatch(before, id);
            var alike = differs < 0 ? id.length : differs;
            out.number(alike).number(id.length - alike).part(id, alike, id.length - alike);
            before = id;
        }
        return out.toBytes();
    }

    public String account() {
        return account;
    }

    /// Each different content once; one may belong to another section's entities alone.
    public List<Bytes> contents() {
        return contents;
    }

    /// How many entities have each content.
    public int[] counts() {
        var counts = new int[contents.size()];
        for (var content : which) {
            counts[content]++;
        }
        return counts;
    }

    /// Takes an entity and the number of its content; false where it wants no more.
    public interface Reader {
        boolean take(String entity, int content);
    }

    /// Reads the entities that have some contents, in the order of their ids.
    public void forEach(IntPredicate wanted, Reader reader) {
        var in = new Decoder(ids);
        var id = new byte[64];
        for (var content : which) {
            var alike = in.count();
            var rest = in.count();
            if (alike + rest > id.length) {
                id = Arrays.copyOf(id, 2 * (alike + rest));
            }
            in.part(id, alike, rest);
            if (wanted.test(content)
                    && !reader.take(new String(id, 0, alike + rest, StandardCharsets.UTF_8), content)) {
                return;
            }
        }
    }
}
