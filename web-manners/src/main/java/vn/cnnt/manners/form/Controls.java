package vn.cnnt.manners.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.manners.reading.FormBody;
import vn.cnnt.manners.reading.Shape;

/// The controls of a form: what each asks for says the member of the record that the form becomes, what it is called
/// say the words.
///
/// @param words what the codes of the words begin with
record Controls(Frame frame, Shape<?> shape, String words) {
    private static final int A_LINE = 500;

    boolean isMandatory(String member) {
        return shape.mandatory().contains(member);
    }

    /// What a control is called; one that only a cell shows needs no words of its own.
    String label(String control) {
        var called = called(control);
        return called == null ? plain(control) : called;
    }

    /// Null where no words say it.
    @Nullable
    String called(String control) {
        var speech = frame.speech();
        var plain = plain(control);
        var last = "field." + plain.substring(plain.lastIndexOf('.') + 1);
        return Stream.of(words + "." + plain, last)
                .filter(code -> speech.words().has(code, speech.locale()))
                .findFirst()
                .map(code -> speech.say(code))
                .orElse(null);
    }

    private @Nullable String hint(String control) {
        var speech = frame.speech();
        var own = words + "." + plain(control) + ".hint";
        return speech.words().has(own, speech.locale()) ? speech.say(own) : null;
    }

    /// Without the numbers of lines.
    static String plain(String control) {
        var steps = new ArrayList<String>();
        for (var step : control.split("\\.", -1)) {
            if (step.isEmpty() || !step.chars().allMatch(Character::isDigit)) {
                steps.add(step);
            }
        }
        return String.join(".", steps);
    }

    Field of(String control, Filled filled, Flaws flaws) {
        var part = FormBody.part(shape, control);
        var raw = part == null ? String.class : part.raw();
        var most = part == null || raw != String.class ? 0 : part.most();
        Field.Kind kind;
        if (raw == boolean.class || raw == Boolean.class) {
            kind = Field.Kind.CHECK;
        } else if (raw == LocalDate.class) {
            kind = Field.Kind.DATE;
        } else if (raw == long.class || raw == Long.class) {
            kind = Field.Kind.MONEY;
        } else if (raw == int.class || raw == Integer.class) {
            kind = Field.Kind.NUMBER;
        } else {
            // an address is one line, however long it may be
            kind = most > A_LINE && !control.endsWith("Url") ? Field.Kind.TEXT : Field.Kind.LINE;
        }
        return new Field(
                control,
                label(control),
                part != null && part.isMandatory() && !isOfWhatMayBeMissing(control),
                hint(control),
                flaws.at(control),
                kind,
                filled.text(control),
                List.of(),
                most,
                part != null && part.takesPersonalId());
    }

    /// What a thing needs that may be left out as a whole is not mandatory for whoever leaves it out.
    private boolean isOfWhatMayBeMissing(String control) {
        for (var dot = control.indexOf('.'); dot >= 0; dot = control.indexOf('.', dot + 1)) {
            var around = FormBody.part(shape, control.substring(0, dot));
            if (around != null && around.raw().isRecord() && around.isNullable()) {
                return true;
            }
        }
        return false;
    }
}
