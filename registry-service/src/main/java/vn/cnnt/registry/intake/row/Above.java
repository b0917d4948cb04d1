package vn.cnnt.registry.intake.row;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.table.Cell;

/// What the rows above a row say about it: the values that “như trên” stands for, and the line that heads it.
///
/// @param cells of the last record, its own “như trên” resolved
/// @param province that a heading line names; null where none does
/// @param place in the province that a heading line names: a district, a town; empty where none does
/// @param group of products that a heading line names; null where none does
record Above(
        Map<Column, Cell> cells,
        @Nullable String province,
        String place,
        @Nullable ProductGroup group) {
    static final Above NOTHING = new Above(Map.of(), null, "", null);

    Above {
        cells = Map.copyOf(cells);
    }

    Above with(Map<Column, Cell> record) {
        return new Above(record, province, place, group);
    }

    /// What the heading line says in the place of an empty cell; empty where it says nothing of it.
    Cell headed(Column column) {
        return switch (column) {
            case PROVINCE -> Cell.of(province == null ? "" : province);
            case PLACE -> Cell.of(place);
            case PRODUCT_GROUP -> Cell.of(group == null ? "" : group.vi());
            default -> Cell.EMPTY;
        };
    }

    /// Below another heading line. One that names neither a place nor a group heads something else.
    Above under(String title) {
        if (PlaceNames.isProvince(title)) {
            return new Above(cells, title, "", group);
        }
        var folded = Wording.folded(title);
        var isPlace = folded.startsWith("huyen ")
                || folded.startsWith("thi xa ")
                || folded.startsWith("thanh pho ")
                || folded.startsWith("tp ")
                || folded.startsWith("quan ");
        if (isPlace) {
            return new Above(cells, province, title, group);
        }
        return GroupNames.group(title)
                .map(named -> new Above(cells, province, place, named))
                .orElse(this);
    }
}
