package vn.cnnt.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A province of the register: one meaning of a statistical code.
///
/// 63 provinces became 34 on 2025-07-01 and seven codes were re-used, so the key says which meaning it is: `VN-20`
/// where the code has only ever meant one province, else `VN-24@to-2025-06-30` and `VN-24@2025-07-01` (Nghị quyết
/// 202/2025/QH15). A province that keeps its name and code through a merger keeps its key. Two keys are the same
/// province exactly when they are equal.
public final class Province {
    /// The last day of the 63 provinces.
    public static final LocalDate LAST_DAY_OF_63 = LocalDate.of(2025, 6, 30);

    private static final Map<String, Province> BY_KEY = load();

    private final String key;
    private final String code;
    private final String vi;
    private final String en;
    private final Region region;
    private final @Nullable LocalDate validFrom;
    private final @Nullable LocalDate validTo;
    private final @Nullable String successor;
    private final @Nullable String iso;

    private Province(
            String key,
            String code,
            String vi,
            String en,
            Region region,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String successor,
            @Nullable String iso) {
        this.key = key;
        this.code = code;
        this.vi = vi;
        this.en = en;
        this.region = region;
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.successor = successor;
        this.iso = iso;
    }

    /// The province of a key. IllegalArgumentException where there is none; a bare re-used code has none.
    @JsonCreator
    public static Province of(String key) {
        var province = find(key);
        if (province == null) {
            throw new IllegalArgumentException("no province has the key " + key);
        }
        return province;
    }

    public static @Nullable Province find(String key) {
        return BY_KEY.get(key);
    }

    /// The keys a bare re-used code could mean, old one first; empty where the text is no such code.
    public static List<String> meaningsOf(String bare) {
        return List.of(bare + "@to-2025-06-30", bare + "@2025-07-01").stream()
                .filter(BY_KEY::containsKey)
                .toList();
    }

    /// Every province there is or was, by code, the older meaning of a code first.
    public static Collection<Province> all() {
        return BY_KEY.values();
    }

    @JsonValue
    public String key() {
        return key;
    }

    /// The two-digit statistical code, ambiguous without a date.
    public String code() {
        return code;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    /// The voting region; of an ended province the one it voted in.
    public Region region() {
        return region;
    }

    /// The first day, null where it is older than the register.
    public @Nullable LocalDate validFrom() {
        return validFrom;
    }

    /// The last day, null where it exists today.
    public @Nullable LocalDate validTo() {
        return validTo;
    }

    public boolean isCurrent() {
        return validTo == null;
    }

    public boolean existedOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /// Whether it existed on any day of the year: what is planned or voted in 2025 may name both an old and a new
    /// province.
    public boolean existedIn(int year) {
        return (validFrom == null || year >= validFrom.getYear()) && (validTo == null || year <= validTo.getYear());
    }

    /// The province of today that its territory belongs to; itself where it still exists.
    public Province current() {
        return successor == null ? this : of(successor);
    }

    /// The provinces whose territory became this one's, by code; none of one that was there before it.
    public List<Province> predecessors() {
        return BY_KEY.values().stream()
                .filter(before -> key.equals(before.successor))
                .toList();
    }

    /// The code of ISO 3166-2 for the unit as it is; null where the standard had none for it when this list was made,
    /// as for those that were merged or changed their rank in 2025. It has nothing to do with [#key]: `VN-09`
    /// of the standard is Lạng Sơn, whose key is `VN-20`.
    public @Nullable String iso() {
        return iso;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Province province && province.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }

    private static Map<String, Province> load() {
        var today = rows("provinces.csv");
        var before = rows("provinces_pre2025.csv");
        var nameOf = new HashMap<String, String>();
        today.forEach(row -> nameOf.put(row.get("code"), row.get("name_vi")));
        // A code is re-used where its old and its new owner have different names.
        Set<String> reused = new TreeSet<>();
        for (var row : before) {
            var owner = nameOf.get(row.get("old_code"));
            if (owner != null && !owner.equals(row.get("old_name_vi"))) {
                reused.add(row.get("old_code"));
            }
        }
        var found = new ArrayList<Province>();
        // what the standard called a province that was merged under its own name is not the province of today
        var isoOf = new HashMap<String, String>();
        for (var row : before) {
            var code = text(row, "old_code");
            var survives = text(row, "old_name_vi").equals(nameOf.get(code));
            if (!survives) {
                var key = "VN-" + code + (reused.contains(code) ? "@to-" + LAST_DAY_OF_63 : "");
                var successor = text(row, "current_code");
                found.add(new Province(
                        key,
                        code,
                        text(row, "old_name_vi"),
                        text(row, "old_name_en"),
                        Region.valueOf(text(row, "region_before_2025_07")),
                        null,
                        LAST_DAY_OF_63,
                        keyOfToday(successor, reused),
                        known(text(row, "iso_3166_2"))));
            } else if (text(row, "valid_to").isEmpty()) {
                isoOf.put(code, text(row, "iso_3166_2"));
            }
        }
        for (var row : today) {
            var code = text(row, "code");
            found.add(new Province(
                    keyOfToday(code, reused),
                    code,
                    text(row, "name_vi"),
                    text(row, "name_en"),
                    Region.valueOf(text(row, "region")),
                    reused.contains(code) ? LAST_DAY_OF_63.plusDays(1) : null,
                    null,
                    null,
                    known(isoOf.getOrDefault(code, ""))));
        }
        found.sort((a, b) ->
                a.code.equals(b.code) ? Boolean.compare(a.isCurrent(), b.isCurrent()) : a.code.compareTo(b.code));
        var byKey = new LinkedHashMap<String, Province>();
        found.forEach(province -> byKey.put(province.key, province));
        return Collections.unmodifiableMap(byKey);
    }

    private static String keyOfToday(String code, Set<String> reused) {
        return "VN-" + code + (reused.contains(code) ? "@" + LAST_DAY_OF_63.plusDays(1) : "");
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /// The two lists have no quoted fields; a line with another number of columns is a mistake in them and fails the
    /// start.
    private static List<Map<String, String>> rows(String resource) {
        try (var in = Objects.requireNonNull(Province.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var header = Objects.requireNonNull(reader.readLine()).split(",", -1);
            var rows = new ArrayList<Map<String, String>>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var fields = line.split(",", -1);
                if (fields.length != header.length) {
                    throw new IllegalStateException(resource + ": " + line);
                }
                var row = new HashMap<String, String>();
                for (var i = 0; i < fields.length; i++) {
                    row.put(header[i], fields[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
