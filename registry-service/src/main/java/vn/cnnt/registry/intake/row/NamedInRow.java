package vn.cnnt.registry.intake.row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.reference.Legibility;
import vn.cnnt.registry.reference.Wording;

/// The establishments that a row names, and where it says that its knowledge is from.
///
/// @param file the name under which the list came, the source of rows that name none
record NamedInRow(RowCells cells, String file) {
    /// What is counted where establishments should be named.
    private static final List<String> COUNTED = List.of(
            "co so",
            "doanh nghiep",
            "dn",
            "htx",
            "hop tac xa",
            "ho kinh doanh",
            "hkd",
            "ho",
            "don vi",
            "cong ty",
            "san pham");

    /// The one that the row is about; empty, with a finding, where there is none.
    String name() {
        var name = cells.text(Column.ESTABLISHMENT);
        if (name.isEmpty()) {
            cells.error(Column.ESTABLISHMENT, "establishment-missing");
        } else {
            check(name);
        }
        return name;
    }

    /// The names in one cell: separated by semicolons or line ends; there may be none.
    List<String> names() {
        var names = cells.names(Column.ESTABLISHMENT);
        names.forEach(this::check);
        return names;
    }

    Draft.Establishment establishment(String name, Province province) {
        var body = object();
        body.put("name", name);
        body.put("legalForm", legalForm(name).name());
        body.put("province", province.key());
        TaxCodeCell.of(cells)
                .ifPresent(number ->
                        body.putObject("identifier").put("kind", "TAX_CODE").put("value", number));
        body.put("note", "Source: " + source());
        return new Draft.Establishment(name, province, cells.place(), body);
    }

    String source() {
        var source = cells.text(Column.SOURCE);
        return source.isEmpty() ? file : source;
    }

    private LegalForm legalForm(String name) {
        var written = cells.text(Column.LEGAL_FORM);
        if (written.isEmpty()) {
            return ListWords.legalFormOf(name);
        }
        return ListWords.legalForm(written).orElseGet(() -> {
            cells.unknown(LegalForm.class, Column.LEGAL_FORM, written);
            return LegalForm.OTHER;
        });
    }

    private void check(String name) {
        var fault = Legibility.faultInName(name);
        if (fault.isPresent()) {
            cells.error(
                    Column.ESTABLISHMENT,
                    fault.get().code(),
                    fault.get().arguments().toArray());
        } else if (isCut(name)) {
            cells.error(Column.ESTABLISHMENT, "name-cut", RowCells.shown(name));
        } else if (isCount(name)) {
            cells.error(Column.ESTABLISHMENT, "not-an-establishment", RowCells.shown(name));
        }
    }

    /// `Công ty X…`, `HTX ***`: masked, or cut where a column ended; it names nobody, or many.
    private static boolean isCut(String name) {
        return name.endsWith("…") || name.endsWith("...") || name.contains("***");
    }

    /// `(5 cơ sở CNNT)`, `10 doanh nghiệp`.
    private static boolean isCount(String name) {
        if (name.startsWith("(") && name.endsWith(")")) {
            return true;
        }
        var folded = Wording.folded(name);
        var digits = 0;
        while (digits < folded.length() && Character.isDigit(folded.charAt(digits))) {
            digits++;
        }
        var counted = folded.substring(digits).strip();
        return digits > 0
                && COUNTED.contains(counted.endsWith(" cnnt") ? counted.substring(0, counted.length() - 5) : counted);
    }

    static ObjectNode object() {
        return WireFormat.JSON.createObjectNode();
    }

    static void put(ObjectNode object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }

    static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }
}
