package vn.cnnt.manners.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Filled;

/// One form in one request: it is asked for and shown, or sent and done, or refused and shown again as it was filled.
///
/// @param <T> the record that the form becomes, which the API reads its body into
public final class Round<T extends Record> {
    private final FormCycle forms;
    private final HttpServletRequest request;
    private final Class<T> type;
    private final String words;
    private final @Nullable LongFunction<Filled> known;

    Round(
            FormCycle forms,
            HttpServletRequest request,
            Class<T> type,
            String words,
            @Nullable LongFunction<Filled> known) {
        this.forms = forms;
        this.request = request;
        this.type = type;
        this.words = words;
        this.known = known;
    }

    /// The same of what can be merged where somebody else was faster.
    ///
    /// @param versions what stands in a version
    public Round<T> of(LongFunction<Filled> versions) {
        return new Round<>(forms, request, type, words, versions);
    }

    public HttpServletRequest request() {
        return request;
    }

    public Frame frame() {
        return forms.frame(request);
    }

    /// The form with why it is shown.
    public Form form(Told told) {
        return forms.form(frame(), request, type, words).told(told);
    }

    /// Does what was sent; whatever was only asked for, sent to look for something, or refused, is shown.
    ///
    /// @param deed of what was read, whether it is sound or not
    /// @param shown the page of the form
    public ResponseEntity<?> done(Function<Bound<T>, ResponseEntity<?>> deed, Function<Form, ResponseEntity<?>> shown) {
        if (!HttpMethod.POST.matches(request.getMethod()) || Picker.isLooking(request)) {
            return shown.apply(form(Told.NOTHING));
        }
        return forms.done(() -> deed.apply(read()), told -> shown.apply(form(told)));
    }

    private Bound<T> read() {
        return known == null ? forms.read(request, type) : forms.read(request, type, known);
    }
}
