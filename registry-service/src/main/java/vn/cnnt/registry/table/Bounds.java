package vn.cnnt.registry.table;

/// How much a file may come to while it is read.
///
/// @param inflated bytes of all parts of a workbook together
/// @param texts bytes of a workbook's shared texts
/// @param cell characters of a cell
public record Bounds(long inflated, long texts, int cell) {
    /// What Excel itself allows.
    static final int COLUMNS = 16_384;

    static final int LINES = 1_048_576;
    static final int CELL = 32_767;
    /// A row of no list has more characters.
    static final int ROW = 100_000;
    /// Of what can't be read, for its reader to find it again.
    static final int REPEATED = 200;

    static String repeated(String text) {
        return text.length() <= REPEATED ? text : text.substring(0, REPEATED - 1) + "…";
    }
}
