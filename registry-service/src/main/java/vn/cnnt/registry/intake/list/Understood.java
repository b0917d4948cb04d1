package vn.cnnt.registry.intake.list;

import java.util.List;
import vn.cnnt.manners.finding.Finding;

/// What a sheet of a file was understood as.
///
/// @param sheet empty in a file that has none
/// @param taken whether its rows are the import's
/// @param headingLine the lowest line of its headings; 0 where it has none
/// @param firstLine the first line that can be a row
/// @param left what is not among the rows, and why; line 0 is the sheet as a whole
/// @param rows how many it has
public record Understood(
        String sheet,
        boolean hidden,
        boolean taken,
        long headingLine,
        long firstLine,
        Columns columns,
        List<Left> left,
        long rows) {
    public record Left(long line, Finding why) {
        static Left of(long line, String code, Object... arguments) {
            return new Left(line, new Finding("", code, Finding.Weight.WARNING, List.of(arguments)));
        }
    }

    public Understood {
        left = List.copyOf(left);
    }
}
