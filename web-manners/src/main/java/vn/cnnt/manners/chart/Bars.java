package vn.cnnt.manners.chart;

/// Bars below each other, each with its name; stacked where there are several series.
public final class Bars {
    private static final int WIDTH = 960;
    private static final int LEFT = 290;
    private static final int RIGHT = 130;
    private static final int LINE = 28;
    private static final int TOP = 8;
    private static final int FONT = 13;

    private Bars() {}

    public static String svg(Plot plot) {
        var head = plot.standsAlone() ? Surroundings.HEAD : 0;
        var top = head + TOP;
        var bottom = top + Math.max(1, plot.marks().size()) * LINE;
        var svg = Svg.begin(
                plot.id(), WIDTH, Surroundings.height(plot, bottom, WIDTH), "img", plot.title(), plot.description());
        Surroundings.head(svg, plot, WIDTH);
        var axis = Axis.of(
                plot.marks().stream().mapToDouble(Plot.Mark::negative).min().orElse(0),
                plot.marks().stream().mapToDouble(Plot.Mark::positive).max().orElse(0),
                Surroundings.isWhole(plot));
        var length = WIDTH - LEFT - RIGHT;
        var zero = LEFT + axis.at(0) * length;
        for (var row = 0; row < plot.marks().size(); row++) {
            var mark = plot.marks().get(row);
            var y = top + row * LINE;
            svg.group(mark.label() + ": " + mark.total());
            svg.text(
                    "ink",
                    Svg.INK,
                    LEFT - 10,
                    y + 18,
                    FONT,
                    "end",
                    false,
                    Svg.shortened(mark.label(), FONT, LEFT - 12));
            var up = 0.0;
            var down = 0.0;
            for (var i = 0; i < mark.amounts().size(); i++) {
                var size = mark.amounts().get(i).known();
                if (size == 0) {
                    continue;
                }
                var from = size > 0 ? up : down + size;
                var width = Math.abs(size) / (axis.most() - axis.least()) * length;
                var x = LEFT + axis.at(from) * length;
                Surroundings.part(
                        svg, plot, i, "seam", x, y + 4, width, LINE - 8, Surroundings.said(plot, mark, i));
                if (size > 0) {
                    up += size;
                } else {
                    down += size;
                }
            }
            svg.text("ink", Svg.INK, LEFT + axis.at(up) * length + 8, y + 18, FONT, "start", true, mark.total());
            svg.close("g");
        }
        svg.line("axis", Svg.INK, zero, top, zero, bottom);
        Surroundings.foot(svg, plot, bottom, WIDTH);
        return svg.end();
    }
}
