package vn.cnnt.registry.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.registry.web.Members;
import vn.cnnt.registry.web.Parameters;

/// Members that several requests of the register have.
public final class Fields {
    /// The longest name of anything.
    public static final int NAME = 300;

    /// The longest free text.
    public static final int NOTE = 4000;

    /// The longest description of where a historical record is from.
    public static final int SOURCE = 1000;

    /// The longest reason for anything.
    public static final int REASON = 2000;

    /// The years that something of the register can have happened in.
    public static final int FIRST_YEAR = 1900;

    public static final int LAST_YEAR = 2200;

    /// No sum of money in a register is larger: a million times the yearly national programme.
    public static final long MOST_MONEY = 1_000_000_000_000_000L;

    private static final Province STAND_IN = Province.of("VN-01");

    private Fields() {}

    /// A text of one line.
    public static @Nullable String line(Members members, String name, int most) {
        var text = members.text(name, most);
        var line = text == null ? "" : oneLine(members, members.pointer(name), text);
        return line.isEmpty() ? null : line;
    }

    /// One that says something: it has a letter or a digit.
    public static String requiredLine(Members members, String name, int most) {
        var text = members.requiredText(name, most);
        var line = oneLine(members, members.pointer(name), text);
        if (!text.isEmpty() && !Legibility.hasLetterOrDigit(line)) {
            members.findings().error(members.pointer(name), "text-without-letter", line);
        }
        return line;
    }

    /// What someone or something is called, which takes a letter.
    public static String requiredName(Members members, String name, int most) {
        var text = members.requiredText(name, most);
        return text.isEmpty() ? text : called(members, members.pointer(name), text);
    }

    /// Names, each once.
    public static List<String> names(Members members, String name, int mostItems, int most) {
        return members.texts(name, mostItems, most).stream()
                .map(text -> called(members, members.pointer(name), text))
                .distinct()
                .toList();
    }

    public static @Nullable Province province(Members members, String name) {
        var key = members.text(name, NAME);
        return key == null ? null : Places.read(members.findings(), members.pointer(name), key);
    }

    /// Where there is none, a stand-in as [Members] has them.
    public static Province requiredProvince(Members members, String name) {
        var key = members.requiredText(name, NAME);
        var province = key.isEmpty() ? null : Places.read(members.findings(), members.pointer(name), key);
        return province == null ? STAND_IN : province;
    }

    public static @Nullable Province province(Parameters parameters, String name) {
        var key = parameters.text(name, NAME);
        return key == null ? null : Places.read(parameters.findings(), name, key);
    }

    private static String called(Members members, String pointer, String text) {
        var line = oneLine(members, pointer, text);
        Legibility.faultInName(line)
                .ifPresent(fault -> members.findings()
                        .error(pointer, fault.code(), fault.arguments().toArray()));
        return line;
    }

    /// As its reader sees it.
    private static String oneLine(Members members, String pointer, String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
            members.findings().error(pointer, "not-one-line");
        }
        Legibility.faultIn(text)
                .ifPresent(fault -> members.findings()
                        .error(pointer, fault.code(), fault.arguments().toArray()));
        return Legibility.mended(text);
    }
}
