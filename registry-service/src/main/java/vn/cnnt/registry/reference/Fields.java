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

    private static final Province STAND_IN = Province.of("VN-01");

    private Fields() {}

    /// A text of one line.
    public static @Nullable String line(Members members, String name, int most) {
        return oneLine(members, name, members.text(name, most));
    }

    public static String requiredLine(Members members, String name, int most) {
        var text = members.requiredText(name, most);
        oneLine(members, name, text);
        return text;
    }

    public static List<String> lines(Members members, String name, int mostItems, int most) {
        var texts = members.texts(name, mostItems, most);
        texts.forEach(text -> oneLine(members, name, text));
        return texts.stream().distinct().toList();
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

    private static @Nullable String oneLine(Members members, String name, @Nullable String text) {
        if (text != null && (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0)) {
            members.findings().error(members.pointer(name), "not-one-line");
        }
        return text;
    }
}
