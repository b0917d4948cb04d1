/// Files as tables of cells: what stands in a cell of a workbook or a CSV, before anybody asks what it means. No domain
/// is in here.
@NullMarked
package vn.cnnt.registry.table;

import org.jspecify.annotations.NullMarked;
