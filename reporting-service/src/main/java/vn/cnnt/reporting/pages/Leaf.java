package vn.cnnt.reporting.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.slots.Bytes;

/// A leaf of a ledger, which is one slot: neighbouring entries in the order of account and entity. Equal entries are
/// written once, an id only where it differs from the one before, and both stand apart, so that a sum can do without
/// the ids.
public final class Leaf {
    private Leaf() {}

    /// Where an entry stands.
    record Key(String account, String entity) implements Comparable<Key> {
        static final Key FIRST = new Key("", "");

        @Override
        public int compareTo(Key other) {
            var order = account.compareTo(other.account);
            return order != 0 ? order : entity.compareTo(other.entity);
        }
    }

    record Entry(Key key, Bytes content) {}

    /// @param content null where the entry is given up
    record Change(Key key, @Nullable Bytes content) {}

    static List<Entry> unpack(@Nullable Bytes leaf) {
        var entries = new ArrayList<Entry>();
        for (var section : sections(leaf)) {
            section.forEach(_ -> true, (entity, content) -> {
                entries.add(new Entry(
                        new Key(section.account(), entity), section.contents().get(content)));
                return true;
            });
        }
        return entries;
    }

    public static List<Section> sections(@Nullable Bytes leaf) {
        if (leaf == null) {
            return List.of();
        }
        var in = new Decoder(Packing.inflated(leaf));
        var contents = new ArrayList<Bytes>();
        for (var n = in.count(); n > 0; n--) {
            contents.add(Bytes.of(in.block()));
        }
        var all = List.copyOf(contents);
        var sections = new ArrayList<Section>();
        for (var n = in.count(); n > 0; n--) {
            sections.add(section(in, all));
        }
        return sections;
    }

    private static Section section(Decoder in, List<Bytes> contents) {
        var account = in.text();
        var which = new int[in.count()];
        for (var i = 0; i < which.length; i++) {
            which[i] = in.count();
        }
        return new Section(account, contents, which, in.block());
    }

    /// Not yet compressed.
    static byte[] plain(List<Entry> entries) {
        var numbers = new LinkedHashMap<Bytes, Integer>();
        var accounts = new LinkedHashMap<String, List<Entry>>();
        for (var entry : entries) {
            numbers.putIfAbsent(entry.content(), numbers.size());
            accounts.computeIfAbsent(entry.key().account(), _ -> new ArrayList<>())
                    .add(entry);
        }
        var out = new Encoder(64 + 24 * entries.size());
        out.number(numbers.size());
        numbers.keySet().forEach(content -> out.block(content.array()));
        out.number(accounts.size());
        accounts.forEach((account, there) -> {
            out.text(account).number(there.size());
            there.forEach(entry -> out.number(numbers.getOrDefault(entry.content(), 0)));
            out.block(Section.ids(
                    there.stream().map(entry -> entry.key().entity()).toList()));
        });
        return out.toBytes();
    }

    /// The entries after some have changed.
    ///
    /// @param changes in the order of their keys
    static List<Entry> changed(List<Entry> entries, List<Change> changes) {
        var after = new ArrayList<Entry>(entries.size() + changes.size());
        var next = 0;
        for (var change : changes) {
            while (next < entries.size() && entries.get(next).key().compareTo(change.key()) < 0) {
                after.add(entries.get(next++));
            }
            if (next < entries.size() && entries.get(next).key().equals(change.key())) {
                next++;
            }
            var content = change.content();
            if (content != null) {
                after.add(new Entry(change.key(), content));
            }
        }
        after.addAll(entries.subList(next, entries.size()));
        return after;
    }
}
