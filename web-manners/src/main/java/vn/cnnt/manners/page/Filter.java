package vn.cnnt.manners.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// One of the filters that narrow a list, as a page shows it.
///
/// @param without the address of the list without it
public record Filter(String words, String without) {
    private static final String CURSOR = "cursor";

    /// The filters that the address of a list has.
    ///
    /// @param names of the parameters that narrow it
    /// @param said a name and its value, in words
    public static List<Filter> of(Frame frame, List<String> names, BinaryOperator<String> said) {
        var filters = new ArrayList<Filter>();
        for (var name : names) {
            var value = frame.address().value(name);
            if (value != null && !value.isBlank()) {
                var without = frame.address().without(name).without(CURSOR);
                filters.add(new Filter(said.apply(name, value), frame.to(without)));
            }
        }
        return List.copyOf(filters);
    }

    /// The filters that are active, each removable; nothing where there are none.
    public static Content active(Frame frame, List<Filter> filters) {
        return Pages.content((output, forms) -> JtefiltersGenerated.render(output, forms, frame, filters));
    }

    /// What stands in the place of a list in which nothing is: which of its filters can be dropped.
    ///
    /// @param none what is said where nothing is filtered: what the first step is
    public static Content nothing(Frame frame, List<Filter> filters, String none) {
        return Pages.content((output, forms) -> JtenothingGenerated.render(output, forms, frame, filters, none));
    }
}
