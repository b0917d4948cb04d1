package vn.cnnt.manners.chart;

import java.util.List;

/// What stands around the marks of a chart: its title where it stands alone, the key of its series, source and cut.
final class Surroundings {
    static final int HEAD = 44;

    private static final int LINE = 20;
    private static final int FONT = 13;
    private static final int SAMPLE = 18;
    private static final int GAP = 20;

    private Surroundings() {}

    static int height(Plot plot, int below, int width) {
        return below
                + keyLines(plot.series(), width) * (LINE + 4)
                + plot.caption().size() * LINE
                + 8;
    }

    static void head(Svg svg, Plot plot, int width) {
        patterns(svg, plot);
        if (plot.standsAlone()) {
            svg.rect("paper", Svg.PAPER, 0, 0, width, 10_000, "", "");
            svg.text("ink", Svg.INK, 8, 26, 18, "start", true, Svg.shortened(plot.title(), 18, width - 16));
        }
    }

    /// A part of a mark, or the sample of its series: in its shade, and where there are more series than shades in its
    /// pattern, too.
    static void part(
            Svg svg, Plot plot, int number, String line, double x, double y, double width, double height, String title) {
        var shade = plot.shade(number);
        var stroke = line.equals("edge") ? Svg.EDGE : Svg.PAPER;
        svg.rect("c" + shade + " " + line, Svg.fill(shade), x, y, width, height, " stroke=\"" + stroke + "\"", title);
        if (plot.pattern(number) > 0) {
            var fill = "url(#" + plot.id() + "-p" + number + ")";
            svg.rect("pattern", fill, x, y, width, height, " pointer-events=\"none\"", "");
        }
    }

    /// What [#part] draws with.
    private static void patterns(Svg svg, Plot plot) {
        for (var i = 0; i < plot.series().size(); i++) {
            if (plot.pattern(i) > 0) {
                svg.pattern(plot.id() + "-p" + i, plot.pattern(i), plot.shade(i));
            }
        }
    }

    static void foot(Svg svg, Plot plot, int below, int width) {
        var x = 8.0;
        var y = below + LINE;
        if (plot.series().size() > 1) {
            for (var i = 0; i < plot.series().size(); i++) {
                var name = Svg.shortened(plot.series().get(i), FONT, width / 2.0);
                var needed = SAMPLE + 6 + Svg.width(name, FONT) + GAP;
                if (x > 8 && x + needed > width) {
                    x = 8;
                    y += LINE + 4;
                }
                part(svg, plot, i, "edge", x, y - 12, SAMPLE, 14, "");
                svg.text("ink", Svg.INK, x + SAMPLE + 6, y, FONT, "start", false, name);
                x += needed;
            }
            y += LINE + 4;
        }
        for (var line : plot.caption()) {
            svg.text("soft", Svg.SOFT, 8, y, FONT, "start", false, Svg.shortened(line, FONT, width - 16));
            y += LINE;
        }
    }

    private static int keyLines(List<String> series, int width) {
        if (series.size() < 2) {
            return 0;
        }
        var lines = 1;
        var x = 8.0;
        for (var name : series) {
            var needed = SAMPLE + 6 + Svg.width(Svg.shortened(name, FONT, width / 2.0), FONT) + GAP;
            if (x > 8 && x + needed > width) {
                x = 8;
                lines++;
            }
            x += needed;
        }
        return lines;
    }

    /// `2020, Quốc gia: 11`
    static String said(Plot plot, Plot.Mark mark, int number) {
        var series = plot.series().size() > 1 ? ", " + plot.series().get(number) : "";
        return mark.label() + series + ": " + mark.amounts().get(number).written();
    }

    static boolean isWhole(Plot plot) {
        return plot.marks().stream()
                .flatMap(mark -> mark.amounts().stream())
                .allMatch(amount -> amount.known() == Math.rint(amount.known()));
    }
}
