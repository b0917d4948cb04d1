package vn.cnnt.manners.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The map as equal tiles: a small province is seen as well as a large one, and its figure is written on it.
public final class TileMap {
    private static final int TILE_WIDTH = 168;
    private static final int GAP = 8;
    private static final int PLAIN_HEIGHT = 112;
    private static final int DIVIDED_HEIGHT = 174;
    private static final int NAME = 30;
    private static final int FIGURE = 32;
    private static final int PART_NAME = 25;
    private static final int PART_FIGURE = 26;
    private static final int INSET = 8;
    /// What nobody knows has a shade of its own.
    public static final int UNKNOWN = -1;

    private static final String UNKNOWN_FILL = "#e4e2ea";

    private TileMap() {}

    /// @param parts of one tile from top to bottom; one where it isn't divided
    /// @param isle whether it is an archipelago, drawn with a broken line
    public record Tile(int column, int row, List<Part> parts, boolean isle) {
        public Tile {
            parts = List.copyOf(parts);
        }
    }

    /// @param figure as it is written on the tile; empty where another tile has it
    /// @param said name and figure in words
    /// @param address where it leads, null where it leads nowhere
    public record Part(
            String name,
            String figure,
            String said,
            int shade,
            @Nullable String address,
            boolean isHere) {}

    /// @param id unique on a page
    /// @param caption source and cut, for a map that stands by itself; none where a page says both
    public static String svg(
            String id,
            String title,
            String description,
            List<Tile> tiles,
            List<Shades.Entry> key,
            List<String> caption) {
        var divided = tiles.stream().anyMatch(it -> it.parts().size() > 1);
        var height = divided ? DIVIDED_HEIGHT : PLAIN_HEIGHT;
        var columns = tiles.stream().mapToInt(Tile::column).max().orElse(0) + 1;
        var rows = tiles.stream().mapToInt(Tile::row).max().orElse(0) + 1;
        var alone = !caption.isEmpty();
        var top = alone ? 76 : GAP / 2;
        var width = columns * (TILE_WIDTH + GAP);
        var bottom = top + rows * (height + GAP);
        var full = alone ? bottom + 52 + caption.size() * 34 : bottom;
        var isLinked = tiles.stream().flatMap(it -> it.parts().stream()).anyMatch(it -> it.address() != null);
        var svg = Svg.begin(id, width, full, isLinked ? "group" : "img", title, description);
        if (alone) {
            svg.rect("paper", Svg.PAPER, 0, 0, width, full, "", "");
            svg.fitted("ink", Svg.INK, GAP, 46, 34, "start", true, title, width - 2 * GAP);
        }
        for (var tile : tiles) {
            draw(svg, tile, GAP / 2 + tile.column() * (TILE_WIDTH + GAP), top + tile.row() * (height + GAP), height);
        }
        if (alone) {
            key(svg, key, bottom + 30, width);
            for (var i = 0; i < caption.size(); i++) {
                svg.fitted(
                        "soft",
                        Svg.SOFT,
                        GAP,
                        bottom + 74 + i * 34,
                        24,
                        "start",
                        false,
                        caption.get(i),
                        width - 2 * GAP);
            }
        }
        return svg.end();
    }

    private static void draw(Svg svg, Tile tile, int x, int y, int height) {
        var each = (double) height / tile.parts().size();
        for (var i = 0; i < tile.parts().size(); i++) {
            var part = tile.parts().get(i);
            if (part.address() != null) {
                svg.link(part.address());
            } else {
                svg.group(null);
            }
            draw(svg, part, tile, x, y + i * each, each);
            svg.close(part.address() == null ? "g" : "a");
        }
    }

    private static void draw(Svg svg, Part part, Tile tile, double x, double y, double height) {
        var plain = height >= PLAIN_HEIGHT;
        var shade = part.shade() == UNKNOWN ? "u" : Integer.toString(part.shade());
        var fill = part.shade() == UNKNOWN ? UNKNOWN_FILL : Svg.fill(part.shade());
        var on = part.shade() == UNKNOWN ? Svg.INK : Svg.fillOn(part.shade());
        var stroke = " stroke=\"" + Svg.EDGE + "\" stroke-width=\"" + (part.isHere() ? "5" : "1.2") + "\""
                + (tile.isle() ? " stroke-dasharray=\"8 5\"" : "")
                + (tile.parts().size() == 1 ? " rx=\"7\"" : "");
        svg.rect("c" + shade + " edge", fill, x, y, TILE_WIDTH, height, stroke, part.said());
        var kind = "on" + shade;
        var room = TILE_WIDTH - 2 * INSET;
        if (plain) {
            var lines = lines(part.name());
            for (var i = 0; i < lines.length; i++) {
                svg.fitted(kind, on, x + INSET, y + 31 + i * 32, NAME, "start", false, lines[i], room);
            }
            svg.fitted(kind, on, x + TILE_WIDTH - INSET, y + height - 10, FIGURE, "end", true, part.figure(), room);
        } else {
            svg.fitted(kind, on, x + INSET, y + 24, PART_NAME, "start", false, part.name(), room);
            svg.fitted(kind, on, x + TILE_WIDTH - INSET, y + height - 8, PART_FIGURE, "end", true, part.figure(), room);
        }
    }

    /// A name in one line, or in two where it is long.
    private static String[] lines(String name) {
        if (Svg.width(name, NAME) <= TILE_WIDTH - 2 * INSET) {
            return new String[] {name};
        }
        var middle = name.length() / 2;
        var before = name.lastIndexOf(' ', middle);
        var after = name.indexOf(' ', middle);
        var at = before < 0 || (after >= 0 && after - middle < middle - before) ? after : before;
        return at < 0 ? new String[] {name} : new String[] {name.substring(0, at), name.substring(at + 1)};
    }

    private static void key(Svg svg, List<Shades.Entry> key, int y, int width) {
        var x = (double) GAP;
        var each = (double) (width - GAP) / Math.max(1, key.size());
        for (var entry : key) {
            svg.rect(
                    "c" + entry.look() + " edge",
                    entry.shade() == UNKNOWN ? UNKNOWN_FILL : Svg.fill(entry.shade()),
                    x,
                    y - 24,
                    34,
                    26,
                    " stroke=\"" + Svg.EDGE + "\"",
                    "");
            svg.fitted("ink", Svg.INK, x + 42, y, 24, "start", false, entry.words(), each - 50);
            x += each;
        }
    }
}
