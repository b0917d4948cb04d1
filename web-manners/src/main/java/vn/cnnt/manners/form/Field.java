package vn.cnnt.manners.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A control with what stands around it: its name in words, what would be right and by which law, what is wrong.
///
/// @param control its name, by the pointer of its member; its id, too
/// @param kind how it is typed
/// @param most the longest text, 0 where it has no bound
/// @param isPersonal a draft of it is not kept, and browsers are not to remember it
record Field(
        String control,
        String label,
        boolean isMandatory,
        @Nullable String hint,
        @Nullable String flaw,
        Kind kind,
        String value,
        List<Option> options,
        int most,
        boolean isPersonal) {
    /// How something is typed.
    enum Kind {
        LINE,
        TEXT,
        NUMBER,
        MONEY,
        DATE,
        CHECK,
        SELECT,
        RADIOS
    }

    Field {
        options = List.copyOf(options);
    }

    Field of(Kind other) {
        return new Field(control, label, isMandatory, hint, flaw, other, value, options, most, isPersonal);
    }

    Field of(Kind other, List<Option> all) {
        return new Field(control, label, isMandatory, hint, flaw, other, value, all, most, isPersonal);
    }

    Field labelled(String words) {
        return new Field(control, words, isMandatory, hint, flaw, kind, value, options, most, isPersonal);
    }

    Field hinted(@Nullable String words) {
        return new Field(control, label, isMandatory, words, flaw, kind, value, options, most, isPersonal);
    }

    boolean isFlawed() {
        return flaw != null;
    }

    /// What the control is described by; null where by nothing.
    @Nullable
    String described() {
        var ids = new ArrayList<String>();
        if (hint != null) {
            ids.add(control + "-hint");
        }
        if (flaw != null) {
            ids.add(control + "-flaw");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    boolean isShort() {
        return kind == Kind.NUMBER || kind == Kind.DATE || kind == Kind.MONEY;
    }

    /// The options in the groups that they stand in, in order.
    List<Group> groups() {
        var groups = new ArrayList<Group>();
        for (var option : options) {
            var last = groups.isEmpty() ? null : groups.getLast();
            if (last == null || !Objects.equals(last.name(), option.group())) {
                groups.add(new Group(option.group(), new ArrayList<>(List.of(option))));
            } else {
                last.options().add(option);
            }
        }
        return groups;
    }

    record Group(@Nullable String name, List<Option> options) {}
}
