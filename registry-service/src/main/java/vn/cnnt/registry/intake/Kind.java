package vn.cnnt.registry.intake;

import static vn.cnnt.registry.intake.Column.ADDRESS;
import static vn.cnnt.registry.intake.Column.ALIAS;
import static vn.cnnt.registry.intake.Column.AMOUNT;
import static vn.cnnt.registry.intake.Column.CERTIFICATE_NUMBER;
import static vn.cnnt.registry.intake.Column.COMMUNE;
import static vn.cnnt.registry.intake.Column.CONTENT;
import static vn.cnnt.registry.intake.Column.COUNT;
import static vn.cnnt.registry.intake.Column.COUNTERPART;
import static vn.cnnt.registry.intake.Column.DECISION_DATE;
import static vn.cnnt.registry.intake.Column.DECISION_NUMBER;
import static vn.cnnt.registry.intake.Column.ESTABLISHMENT;
import static vn.cnnt.registry.intake.Column.FUNDING_SOURCE;
import static vn.cnnt.registry.intake.Column.GROUP_BASIS;
import static vn.cnnt.registry.intake.Column.ISSUER_NAME;
import static vn.cnnt.registry.intake.Column.IS_SET;
import static vn.cnnt.registry.intake.Column.LEGAL_FORM;
import static vn.cnnt.registry.intake.Column.LEVEL;
import static vn.cnnt.registry.intake.Column.NOTE;
import static vn.cnnt.registry.intake.Column.OUTCOME;
import static vn.cnnt.registry.intake.Column.PLACE;
import static vn.cnnt.registry.intake.Column.PRODUCT;
import static vn.cnnt.registry.intake.Column.PRODUCT_GROUP;
import static vn.cnnt.registry.intake.Column.PROVINCE;
import static vn.cnnt.registry.intake.Column.ROW_KIND;
import static vn.cnnt.registry.intake.Column.SIZE;
import static vn.cnnt.registry.intake.Column.SOURCE;
import static vn.cnnt.registry.intake.Column.STATE;
import static vn.cnnt.registry.intake.Column.TAX_CODE;
import static vn.cnnt.registry.intake.Column.TITLE;
import static vn.cnnt.registry.intake.Column.TOTAL_COST;
import static vn.cnnt.registry.intake.Column.VALID_UNTIL;
import static vn.cnnt.registry.intake.Column.YEAR;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a list is a list of, with the columns it must and may have. A personal id is not among them: the rows of an
/// import are kept as they came.
enum Kind implements Worded {
    RECOGNITIONS,
    GRANTS,
    ENTERPRISES;

    List<Column> required() {
        return switch (this) {
            case RECOGNITIONS -> List.of(PROVINCE, ESTABLISHMENT, PRODUCT, PRODUCT_GROUP, LEVEL, YEAR);
            case GRANTS -> List.of(PROVINCE, ESTABLISHMENT, TITLE, FUNDING_SOURCE, AMOUNT, YEAR, CONTENT);
            case ENTERPRISES -> List.of(PROVINCE, ESTABLISHMENT);
        };
    }

    List<Column> all() {
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
