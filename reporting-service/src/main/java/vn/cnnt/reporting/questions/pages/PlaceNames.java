package vn.cnnt.reporting.questions.pages;

import java.util.HashMap;
import java.util.Map;
import vn.cnnt.events.Province;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.statistics.Text;

/// What a province is called where those of before and after 1 July 2025 stand beside each other: two that have one
/// name say which they are.
public final class PlaceNames {
    private static final Map<String, Integer> HOW_MANY = new HashMap<>();

    static {
        Province.all().forEach(province -> HOW_MANY.merge(province.vi(), 1, Integer::sum));
    }

    private PlaceNames() {}

    /// `Bắc Ninh`
    static String plain(Speech speech, Province province) {
        return speech.of(province.vi(), province.en());
    }

    /// `Bắc Ninh trước 7/2025`, `Bắc Ninh từ 7/2025`, `Lạng Sơn`
    public static String exact(Speech speech, Province province) {
        return speech.of(exact(province).vi(), exact(province).en());
    }

    private static Text exact(Province province) {
        if (HOW_MANY.getOrDefault(province.vi(), 0) < 2) {
            return new Text(province.vi(), province.en());
        }
        return province.isCurrent()
                ? new Text(province.vi() + " từ 7/2025", province.en() + " from 7/2025")
                : new Text(province.vi() + " trước 7/2025", province.en() + " before 7/2025");
    }

    /// The same on a tile, where there is little room.
    static String brief(Speech speech, Province province) {
        if (HOW_MANY.getOrDefault(province.vi(), 0) < 2) {
            return plain(speech, province);
        }
        return province.isCurrent()
                ? plain(speech, province) + speech.of(" từ 7/2025", " from 7/2025")
                : plain(speech, province) + speech.of(" trước", " before");
    }
}
