package vn.cnnt.registry.intake.row;

import static vn.cnnt.registry.intake.row.NamedInRow.joined;
import static vn.cnnt.registry.intake.row.NamedInRow.put;

import java.util.Map;
import java.util.Optional;
import vn.cnnt.events.SizeClass;
import vn.cnnt.registry.intake.list.Column;

/// A row of a list of establishments.
record EnterpriseRow(RowCells cells, NamedInRow named) {
    /// Empty where a finding says why.
    Optional<Draft.Enterprise> draft() {
        var name = named.name();
        var province = cells.province(null, null);
        if (province.isEmpty()) {
            return Optional.empty();
        }
        var of = named.establishment(name, province.get());
        var body = of.body();
        var aliases = body.putArray("aliases");
        cells.names(Column.ALIAS).forEach(aliases::add);
        cells.one(SizeClass.class, Column.SIZE, Map.of()).ifPresent(size -> body.put("size", size.name()));
        put(body, "commune", cells.text(Column.COMMUNE));
        put(body, "address", cells.text(Column.ADDRESS));
        put(body, "note", joined(cells.text(Column.NOTE), "Source: " + named.source()));
        return Optional.of(new Draft.Enterprise(of, cells.findings()));
    }
}
