package vn.cnnt.registry.intake.list;

import static vn.cnnt.registry.intake.list.Column.ADDRESS;
import static vn.cnnt.registry.intake.list.Column.ALIAS;
import static vn.cnnt.registry.intake.list.Column.AMOUNT;
import static vn.cnnt.registry.intake.list.Column.CERTIFICATE_NUMBER;
import static vn.cnnt.registry.intake.list.Column.COMMUNE;
import static vn.cnnt.registry.intake.list.Column.CONTENT;
import static vn.cnnt.registry.intake.list.Column.COUNT;
import static vn.cnnt.registry.intake.list.Column.COUNTERPART;
import static vn.cnnt.registry.intake.list.Column.DECISION_DATE;
import static vn.cnnt.registry.intake.list.Column.DECISION_NUMBER;
import static vn.cnnt.registry.intake.list.Column.ESTABLISHMENT;
import static vn.cnnt.registry.intake.list.Column.FUNDING_SOURCE;
import static vn.cnnt.registry.intake.list.Column.GROUP_BASIS;
import static vn.cnnt.registry.intake.list.Column.ISSUER_NAME;
import static vn.cnnt.registry.intake.list.Column.IS_SET;
import static vn.cnnt.registry.intake.list.Column.LEGAL_FORM;
import static vn.cnnt.registry.intake.list.Column.LEVEL;
import static vn.cnnt.registry.intake.list.Column.NOTE;
import static vn.cnnt.registry.intake.list.Column.OUTCOME;
import static vn.cnnt.registry.intake.list.Column.PLACE;
import static vn.cnnt.registry.intake.list.Column.PRODUCT;
import static vn.cnnt.registry.intake.list.Column.PRODUCT_GROUP;
import static vn.cnnt.registry.intake.list.Column.PROVINCE;
import static vn.cnnt.registry.intake.list.Column.ROW_KIND;
import static vn.cnnt.registry.intake.list.Column.SIZE;
import static vn.cnnt.registry.intake.list.Column.SOURCE;
import static vn.cnnt.registry.intake.list.Column.STATE;
import static vn.cnnt.registry.intake.list.Column.TAX_CODE;
import static vn.cnnt.registry.intake.list.Column.TITLE;
import static vn.cnnt.registry.intake.list.Column.TOTAL_COST;
import static vn.cnnt.registry.intake.list.Column.VALID_UNTIL;
import static vn.cnnt.registry.intake.list.Column.YEAR;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a list is a list of, with the columns it must and may have. A personal id is not among them: the rows of an
/// import are kept as they came.
public enum Kind implements Worded {
    RECOGNITIONS,
    GRANTS,
    ENTERPRISES;

    public List<Column> required() {
        return switch (this) {
            case RECOGNITIONS -> List.of(PROVINCE, ESTABLISHMENT, PRODUCT, PRODUCT_GROUP, LEVEL, YEAR);
            case GRANTS -> List.of(PROVINCE, ESTABLISHMENT, TITLE, FUNDING_SOURCE, AMOUNT, YEAR, CONTENT);
            case ENTERPRISES -> List.of(PROVINCE, ESTABLISHMENT);
        };
    }

    public List<Column> all() {
        return Stream.concat(required().stream(), optional().stream()).toList();
    }

    private List<Column> optional() {
        return switch (this) {
            case RECOGNITIONS ->
                List.of(
                        OUTCOME,
                        DECISION_NUMBER,
                        DECISION_DATE,
                        CERTIFICATE_NUMBER,
                        VALID_UNTIL,
                        ISSUER_NAME,
                        IS_SET,
                        PLACE,
                        GROUP_BASIS,
                        TAX_CODE,
                        LEGAL_FORM,
                        SOURCE,
                        NOTE);
            case GRANTS ->
                List.of(
                        TOTAL_COST,
                        COUNTERPART,
                        ROW_KIND,
                        COUNT,
                        STATE,
                        DECISION_NUMBER,
                        DECISION_DATE,
                        LEGAL_FORM,
                        SOURCE,
                        NOTE);
            case ENTERPRISES -> List.of(ALIAS, TAX_CODE, LEGAL_FORM, SIZE, COMMUNE, ADDRESS, SOURCE, NOTE);
        };
    }

    /// As it is written in a request.
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
