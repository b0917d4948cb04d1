package vn.cnnt.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A place on the tile map of Vietnam: one of equal size for each province of today, about where it lies, and one for
/// each of the two archipelagos, which belong to a province.
///
/// @param province of today
/// @param isle the name of the archipelago in its two languages, null for the tile of the province itself
/// @param column from the west
/// @param row from the north
public record Tile(Province province, @Nullable Isle isle, int column, int row) {
    public record Isle(String vi, String en) {}

    private static final List<Tile> ALL = load();

    /// From north to south, the archipelagos last.
    public static List<Tile> all() {
        return ALL;
    }

    private static List<Tile> load() {
        var resource = "tiles.csv";
        try (var in = Objects.requireNonNull(Tile.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.readLine();
            var tiles = new ArrayList<Tile>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                tiles.add(tile(line.split(",", -1)));
            }
            return List.copyOf(tiles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tile tile(String[] fields) {
        var key = fields[0];
        var slash = key.indexOf('/');
        var province = Province.of(slash < 0 ? key : key.substring(0, slash));
        var isle = slash < 0 ? null : new Isle(fields[1], abroad(key.substring(slash + 1)));
        return new Tile(province, isle, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }

    /// The register writes names without accents in English, as it does those of provinces.
    private static String abroad(String slug) {
        var name = new StringBuilder();
        for (var word : slug.split("-", -1)) {
            name.append(name.isEmpty() ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1));
        }
        return name.toString();
    }
}
