package vn.cnnt.registry.intake.list;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A heading taken apart: the lines in which it stands, from the upper to the lower, what is in brackets left aside.
///
public final class Heading {
    private static final int LONGEST = 300;
    private static final String BETWEEN = " / ";

    private final List<String> lines;
    private final List<String> names;

    /// @param lines as they are in the list, without repetition
    Heading(List<String> lines) {
        this.lines = List.copyOf(lines);
        this.names = namesOf(this.lines);
    }

    /// As it is in one cell, which is how a list of refused rows has one of several lines.
    public static Heading of(String shown) {
        return new Heading(Stream.of(shown.split(BETWEEN, -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    static List<Heading> all(List<String> headings) {
        return headings.stream().map(Heading::of).toList();
    }

    List<String> lines() {
        return lines;
    }

    /// As findings and answers name it.
    String shown() {
        return String.join(BETWEEN, lines);
    }

    /// What it may be called, the best first, as [Column#plain] has it: its lines together, the lowest one, the upper.
    public List<String> names() {
        return names;
    }

    /// The lowest line that speaks of a unit has the word.
    public Unit.Said unit() {
        for (var line : lines.reversed()) {
            if (line.length() > LONGEST) {
                continue;
            }
            for (var part : within(line)) {
                if (!(Unit.within(part) instanceof Unit.Said.Nothing)) {
                    return Unit.within(part);
                }
            }
            var said = Unit.atEnd(outside(line));
            if (!(said instanceof Unit.Said.Nothing)) {
                return said;
            }
        }
        return new Unit.Said.Nothing();
    }

    private static List<String> namesOf(List<String> lines) {
        if (lines.isEmpty() || lines.stream().mapToInt(String::length).sum() > LONGEST) {
            return List.of();
        }
        var said = lines.stream()
                .filter(line -> !Column.plain(line).equals("trongdo"))
                .toList();
        var names = new ArrayList<String>();
        for (var text : Stream.of(String.join(" ", said), lines.getLast(), lines.getFirst())
                .distinct()
                .toList()) {
            var outside = outside(text);
            names.add(Column.plain(outside));
            var bare = Column.plain(Unit.withoutEnd(outside));
            if (!bare.isEmpty()) {
                names.add(bare);
            }
        }
        return List.copyOf(names);
    }

    /// The text without what is in brackets.
    public static String outside(String text) {
        return taken(text, false).getFirst();
    }

    /// What is in brackets.
    static List<String> within(String text) {
        return taken(text, true);
    }

    private static List<String> taken(String text, boolean isWithin) {
        var outside = new StringBuilder();
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var isOpen = c == '(' || c == '[' || c == '{' || c == '（';
            var isClosed = c == ')' || c == ']' || c == '}' || c == '）';
            if (isOpen && depth++ == 0) {
                outside.append(' ');
            } else if (isClosed && depth > 0) {
                if (--depth == 0) {
                    parts.add(part.toString());
                    part.setLength(0);
                }
            } else {
                (depth > 0 ? part : outside).append(c);
            }
        }
        if (!part.isEmpty()) {
            // never closed: who reads it may take it for either
            parts.add(part.toString());
            outside.append(part);
        }
        return isWithin ? parts : List.of(outside.toString());
    }
}
