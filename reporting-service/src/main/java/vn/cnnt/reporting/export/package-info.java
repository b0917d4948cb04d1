/// Figures as files: CSV that a spreadsheet can't be tricked with, XLSX whose totals are formulas, SDMX for statistical
/// offices. Pure: from an answer to bytes; what the answer is of is said in it.
@NullMarked
package vn.cnnt.reporting.export;

import org.jspecify.annotations.NullMarked;
