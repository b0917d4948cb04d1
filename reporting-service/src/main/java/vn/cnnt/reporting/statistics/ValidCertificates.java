package vn.cnnt.reporting.statistics;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.reporting.view.EnterpriseView;

/// The certificates that hold on 31 December of each year: a stock, so its years are never added.
final class ValidCertificates implements OfEnterprises {
    /// The years the stock is taken in, so that a certificate "for ever" has an end.
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<Fact> facts(EnterpriseView enterprise) {
        var facts = new ArrayList<Fact>();
        for (var recognition : enterprise.recognitions().values()) {
            var details = recognition.details();
            var from = details.validFrom();
            if (from == null) {
                continue;
            }
            var until = details.validUntil();
            var last = until == null ? LAST_YEAR : Math.min(until.getYear(), LAST_YEAR);
            for (var year = Math.max(from.getYear(), FIRST_YEAR); year <= last; year++) {
                if (details.isValidOn(LocalDate.of(year, Month.DECEMBER, 31))) {
                    facts.add(fact(details, year));
                }
            }
        }
        return facts;
    }

    private static Fact fact(RecognitionDetails details, int year) {
        var province = details.decidedProvince() == null ? details.province() : details.decidedProvince();
        var values = List.of(
                Integer.toString(year),
                details.level().name(),
                details.productGroup().name());
        return new Fact(province, values, details.id(), List.of(details.id()), 1, 1);
    }

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.years(
                    "year", "Ngày 31/12 năm", "On 31 December of", FIRST_YEAR, LAST_YEAR, Dimension.Spread.STOCK),
            Dimension.many("level", "Cấp", "Level", Value.of(Level.values())),
            Dimension.many("productGroup", "Nhóm sản phẩm", "Product group", Value.of(ProductGroup.values())));

    private static final List<Measure> MEASURES = List.of(
            Measure.sum("certificates", "Số giấy chứng nhận", "Certificates"),
            Measure.oncePerEntity("enterprises", "Số cơ sở CNNT", "Establishments"));

    private static final Layout LAYOUT = new Layout(
            "valid-certificates",
            new Text("Giấy chứng nhận còn hiệu lực", "Valid certificates"),
            true,
            DIMENSIONS,
            MEASURES,
            List.of(),
            List.of());
}
