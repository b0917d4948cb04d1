package vn.cnnt.registry.intake.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.registry.intake.list.Heading;
import vn.cnnt.registry.reference.Wording;

/// The groups of products as official lists write them. The names in the circulars are long (*chế biến nông, lâm, thủy
/// sản và thực phẩm*) and each list shortens them another way, so a cell is read by the goods that it names: every word
/// of it has to be understood, and all of them to be of one group.
final class GroupNames {
    /// What doesn't say which group it is: `Nhóm 2: các sản phẩm`, `IV.`
    private static final Set<String> SAYING_NOTHING = Set.of(
            "1",
            "2",
            "3",
            "4",
            "i",
            "ii",
            "iii",
            "iv",
            "a",
            "b",
            "c",
            "d",
            "nhom",
            "cac",
            "san pham",
            "sp",
            "hang",
            "nganh",
            "che bien",
            "che tao",
            "va",
            "&");
    private static final Map<String, ProductGroup> GOODS = goods();
    private static final int MOST_WORDS = 5;

    private GroupNames() {}

    static Optional<ProductGroup> group(String text) {
        return ListWords.one(ProductGroup.class, text, Map.of()).or(() -> ofGoods(text));
    }

    /// None where a word means nothing here, and where two groups are named.
    private static Optional<ProductGroup> ofGoods(String text) {
        var words = List.of(Wording.folded(Heading.outside(text)).split(" ", -1));
        var group = Optional.<ProductGroup>empty();
        for (var i = 0; i < words.size(); ) {
            var known = longestKnown(words.subList(i, Math.min(words.size(), i + MOST_WORDS)));
            var named = Optional.ofNullable(GOODS.get(known));
            if (known.isEmpty() || (group.isPresent() && named.isPresent() && !named.equals(group))) {
                return Optional.empty();
            }
            group = group.or(() -> named);
            i += known.split(" ", -1).length;
        }
        return group;
    }

    private static String longestKnown(List<String> words) {
        for (var length = words.size(); length > 0; length--) {
            var part = String.join(" ", words.subList(0, length));
            if (GOODS.containsKey(part) || SAYING_NOTHING.contains(part)) {
                return part;
            }
        }
        return "";
    }

    private static Map<String, ProductGroup> goods() {
        var goods = new HashMap<String, ProductGroup>();
        for (var word : List.of("thu cong my nghe", "thu cong", "my nghe", "tcmn")) {
            goods.put(word, ProductGroup.HANDICRAFT);
        }
        for (var word : List.of(
                "nong lam thuy san",
                "nong lam thuy hai san",
                "nong lam ngu nghiep",
                "nong lam san",
                "nong thuy san",
                "lam thuy san",
                "nong san",
                "lam san",
                "thuy san",
                "thuy hai san",
                "hai san",
                "thuc pham",
                "do uong")) {
            goods.put(word, ProductGroup.AGRO_FOOD);
        }
        for (var word : List.of("thiet bi", "may moc", "dung cu", "phu tung", "co khi")) {
            goods.put(word, ProductGroup.MACHINERY);
        }
        goods.put("khac", ProductGroup.OTHER);
        return Map.copyOf(goods);
    }
}
