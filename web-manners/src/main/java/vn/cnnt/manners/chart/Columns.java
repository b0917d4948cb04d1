package vn.cnnt.manners.chart;

/// Columns beside each other, such as those of years; stacked where there are several series.
public final class Columns {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 250;
    private static final int LEFT = 64;
    private static final int TOP = 24;
    private static final int FONT = 13;
    private static final double FILLED = 0.68;

    private Columns() {}

    public static String svg(Plot plot) {
        var head = plot.standsAlone() ? Surroundings.HEAD : 0;
        var top = head + TOP;
        var bottom = top + HEIGHT;
        var below = bottom + 26;
        var svg = Svg.begin(
                plot.id(), WIDTH, Surroundings.height(plot, below, WIDTH), "img", plot.title(), plot.description());
        Surroundings.head(svg, plot, WIDTH);
        var axis = Axis.of(
                plot.marks().stream().mapToDouble(Plot.Mark::negative).min().orElse(0),
                plot.marks().stream().mapToDouble(Plot.Mark::positive).max().orElse(0),
                Surroundings.isWhole(plot));
        for (var tick : axis.ticks()) {
            var y = bottom - axis.at(tick) * HEIGHT;
            svg.line(tick == 0 ? "axis" : "grid", tick == 0 ? Svg.INK : Svg.LINE, LEFT, y, WIDTH, y);
            svg.text(
                    "soft",
                    Svg.SOFT,
                    LEFT - 8,
                    y + 4,
                    FONT,
                    "end",
                    false,
                    plot.ticks().apply(tick));
        }
        var step = (double) (WIDTH - LEFT) / Math.max(1, plot.marks().size());
        var every = every(plot, step);
        for (var i = 0; i < plot.marks().size(); i++) {
            var mark = plot.marks().get(i);
            var x = LEFT + i * step + step * (1 - FILLED) / 2;
            column(svg, plot, mark, axis, x, step * FILLED, bottom);
            var middle = LEFT + (i + 0.5) * step;
            var over = bottom - axis.at(mark.positive()) * HEIGHT - 6;
            if (Svg.width(mark.total(), FONT) <= step + 6) {
                svg.text("ink", Svg.INK, middle, over, FONT, "middle", true, mark.total());
            }
            if (i % every == 0) {
                var label = Svg.shortened(mark.label(), FONT, step * every);
                svg.text("soft", Svg.SOFT, middle, bottom + 18, FONT, "middle", false, label);
            }
        }
        Surroundings.foot(svg, plot, below, WIDTH);
        return svg.end();
    }

    private static void column(Svg svg, Plot plot, Plot.Mark mark, Axis axis, double x, double width, int bottom) {
        var up = 0.0;
        var down = 0.0;
        for (var i = 0; i < mark.amounts().size(); i++) {
            var amount = mark.amounts().get(i);
            var size = amount.known();
            if (size == 0) {
                continue;
            }
            var from = size > 0 ? up : down + size;
            var height = Math.abs(size) / (axis.most() - axis.least()) * HEIGHT;
            var y = bottom - axis.at(from) * HEIGHT - height;
            if (size > 0) {
                up += size;
            } else {
                down += size;
            }
            Surroundings.part(svg, plot, i, "seam", x, y, width, height, Surroundings.said(plot, mark, i));
        }
    }

    /// Of how many marks one has its label, so that none covers the next.
    private static int every(Plot plot, double step) {
        var longest = plot.marks().stream()
                .mapToDouble(it -> Svg.width(it.label(), FONT))
                .max()
                .orElse(0);
        return longest <= step
                ? 1
                : (int) Math.min(
                        Math.ceil((longest + 8) / step),
                        Math.max(1, plot.marks().size() / 3));
    }
}
