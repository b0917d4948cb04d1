package vn.cnnt.reporting.web;

import org.springframework.stereotype.Component;
import vn.cnnt.manners.admission.Places;

/// Exports of the log and packs: each reads for minutes what others are waiting for, so a few at once.
@Component
public class LongAnswers {
    private static final int AT_ONCE = 4;

    private final Places places = new Places(AT_ONCE);

    public Places.Place take() {
        return places.take();
    }
}
