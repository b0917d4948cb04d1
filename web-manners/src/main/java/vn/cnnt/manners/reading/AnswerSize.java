package vn.cnnt.manners.reading;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// How much of a list goes into one answer: whoever asks for five hundred things doesn't know how large they are, and
/// pays for it with memory as the service does. What is left out stands behind `next`.
public final class AnswerSize {
    /// Bytes of JSON.
    public static final int MOST = 2 << 20;

    private AnswerSize() {}

    /// The first of them, as many as fit; one at least, so that a list comes to its end.
    public static <T> List<T> fitting(List<T> items, JsonMapper json) {
        var left = MOST;
        for (var i = 0; i < items.size(); i++) {
            left -= json.writeValueAsBytes(items.get(i)).length;
            if (left < 0) {
                return items.subList(0, Math.max(1, i));
            }
        }
        return items;
    }
}
