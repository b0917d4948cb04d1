package vn.cnnt.registry.intake.taking;

import vn.cnnt.registry.table.Row;

/// A row and what became of it.
public record ReportedRow(Row row, RowReport report) {}
