package vn.cnnt.registry.reported;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.registry.store.AggregateType;

/// Reported figures as the store keeps them.
public enum ReportedFigureType implements AggregateType<ReportedFigureDetails> {
    REPORTED_FIGURES;

    static final String FORM = "form";
    static final String PROVINCE = "province";
    static final String YEAR = "year";
    static final String CELL = "cell";

    @Override
    public String collection() {
        return "reported-figures";
    }

    @Override
    public String idPrefix() {
        return "f-";
    }

    @Override
    public Class<ReportedFigureDetails> stateType() {
        return ReportedFigureDetails.class;
    }

    @Override
    public ReportedFigureDetails apply(@Nullable ReportedFigureDetails state, RegistryEvent event) {
        return ReportedFigure.apply(state, event);
    }

    @Override
    public Map<String, @Nullable Object> keys(ReportedFigureDetails state) {
        var keys = new LinkedHashMap<String, @Nullable Object>();
        keys.put(FORM, state.form().name());
        keys.put(PROVINCE, state.province().key());
        keys.put(YEAR, state.year());
        keys.put(CELL, state.withdrawn() ? null : state.page() + "/" + state.row() + "/" + state.column());
        return keys;
    }

    /// A cell is reported once; a withdrawn figure leaves it free.
    @Override
    public Set<String> uniqueKeys() {
        return Set.of(CELL);
    }

    /// No single member: the cell is five of them.
    @Override
    public String memberOf(String uniqueKey) {
        return "";
    }

    @Override
    public Set<String> lookupKeys() {
        return Set.of(PROVINCE);
    }

    /// The page of the form, which shows it.
    @Override
    public Set<String> addressees(ReportedFigureDetails state) {
        return Set.of(state.page());
    }
}
