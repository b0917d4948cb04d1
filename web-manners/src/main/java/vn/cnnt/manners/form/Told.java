package vn.cnnt.manners.form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;

/// Why a form is shown: for the first time, since it was refused, or to be looked over with what would come of it.
public record Told(@Nullable Refusal refusal, @Nullable Foreseen foreseen) {
    public static final Told NOTHING = new Told(null, null);

    public static Told refused(Refusal refusal) {
        return new Told(refusal, null);
    }

    public static Told foreseen(Foreseen foreseen) {
        return new Told(null, foreseen);
    }

    public HttpStatusCode status() {
        return refusal == null ? HttpStatus.OK : refusal.status();
    }

    /// What was wrong, in words.
    public Flaws flaws(Frame frame) {
        return refusal == null ? Flaws.NONE : Flaws.of(refusal, frame.speech());
    }

    boolean is(String slug) {
        return refusal != null && refusal.slug().equals(slug);
    }
}
