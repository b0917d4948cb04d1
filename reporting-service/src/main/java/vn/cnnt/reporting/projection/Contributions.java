package vn.cnnt.reporting.projection;

/// Takes what an entity adds to the figures.
public interface Contributions {
    /// Adds to a cell. A page is a set of cells that are kept, read and written as one slot.
    ///
    /// @param page the page's name without generation and partition: `grants|province=VN-20`
    /// @param cell the cell's name within the page
    /// @param measures one number per measure of the dataset; the same length for every cell of a page
    void add(String page, String cell, long[] measures);
}
