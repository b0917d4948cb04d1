package vn.cnnt.registry.intake.row;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.Region;
import vn.cnnt.registry.intake.list.Heading;
import vn.cnnt.registry.reference.Wording;

/// The levels as official lists write them: `Tỉnh`, `Cấp tỉnh, thành phố`, `Cấp khu vực phía Nam`.
///
/// @param region that is named beside the level; null where none is
record LevelNames(Level level, @Nullable Region region) {
    private static final String OF_LEVEL = "cap ";
    private static final String OF_REGION = "khu vuc ";
    private static final Map<String, Level> LEVELS = Map.ofEntries(
            Map.entry("tinh", Level.PROVINCE),
            Map.entry("thanh pho", Level.PROVINCE),
            Map.entry("tp", Level.PROVINCE),
            Map.entry("tinh thanh pho", Level.PROVINCE),
            Map.entry("tinh tp", Level.PROVINCE),
            Map.entry("huyen", Level.DISTRICT),
            Map.entry("quan huyen", Level.DISTRICT),
            Map.entry("huyen thi xa thanh pho", Level.DISTRICT),
            Map.entry("khu vuc", Level.REGION),
            Map.entry("vung", Level.REGION),
            Map.entry("quoc gia", Level.NATIONAL),
            Map.entry("toan quoc", Level.NATIONAL));
    private static final Map<String, Region> REGIONS = Map.ofEntries(
            Map.entry("phia bac", Region.NORTH),
            Map.entry("mien bac", Region.NORTH),
            Map.entry("mien trung tay nguyen", Region.CENTRAL_HIGHLANDS),
            Map.entry("mien trung va tay nguyen", Region.CENTRAL_HIGHLANDS),
            Map.entry("mien trung", Region.CENTRAL_HIGHLANDS),
            Map.entry("tay nguyen", Region.CENTRAL_HIGHLANDS),
            Map.entry("phia nam", Region.SOUTH),
            Map.entry("mien nam", Region.SOUTH));

    static Optional<LevelNames> of(String text) {
        var known = ListWords.one(Level.class, text, Map.of());
        if (known.isPresent()) {
            return known.map(level -> new LevelNames(level, null));
        }
        var words = after(OF_LEVEL, Wording.folded(Heading.outside(text)));
        var region = REGIONS.get(after(OF_REGION, words));
        if (region != null) {
            return Optional.of(new LevelNames(Level.REGION, region));
        }
        return Optional.ofNullable(LEVELS.get(words)).map(level -> new LevelNames(level, null));
    }

    private static String after(String beginning, String words) {
        return words.startsWith(beginning) ? words.substring(beginning.length()) : words;
    }
}
