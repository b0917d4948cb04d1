package vn.cnnt.registry.intake;

import vn.cnnt.registry.table.Row;

/// A row and what became of it.
record ReportedRow(Row row, RowReport report) {}
