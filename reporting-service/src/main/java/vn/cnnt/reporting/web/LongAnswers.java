package vn.cnnt.reporting.web;

import org.springframework.stereotype.Component;
import vn.cnnt.manners.admission.PlacesInWork;

/// Exports of the log and packs: each reads for minutes what others are waiting for, so a few at once.
@Component
public class LongAnswers {
    private static final int AT_ONCE = 4;

    private final PlacesInWork places = new PlacesInWork(AT_ONCE);

    public PlacesInWork.Place take() {
        return places.take();
    }
}
