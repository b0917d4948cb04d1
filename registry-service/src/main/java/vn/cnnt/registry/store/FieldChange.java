package vn.cnnt.registry.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// One field that is different after an event, or would be.
///
/// @param field its path: `name`, `recognitions/r1/status`, `funding/NATIONAL/approved`
/// @param from null where it wasn't there
/// @param to null where it is no longer there
public record FieldChange(String field, JsonNode from, JsonNode to) {

    /// The members that tell the elements of a list apart, so that a line is the same line wherever it stands.
    private static final List<String> NAMES = List.of("id", "source", "enterprise");

    public static List<FieldChange> between(@Nullable JsonNode before, JsonNode after) {
        var old = before == null ? Map.<String, JsonNode>of() : leaves(before);
        var now = leaves(after);
        var fields = new LinkedHashSet<>(now.keySet());
        fields.addAll(old.keySet());
        var changes = new ArrayList<FieldChange>();
        for (var field : fields) {
            var from = old.getOrDefault(field, NullNode.getInstance());
            var to = now.getOrDefault(field, NullNode.getInstance());
            if (!from.equals(to)) {
                changes.add(new FieldChange(field, from, to));
            }
        }
        return changes;
    }

    private static Map<String, JsonNode> leaves(JsonNode node) {
        var leaves = new LinkedHashMap<String, JsonNode>();
        collect("", node, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isNull() || (node.isContainer() && node.isEmpty())) {
            return;
        }
        if (node.isObject()) {
            for (var member : node.properties()) {
                collect(join(path, member.getKey()), member.getValue(), leaves);
            }
            return;
        }
        var name = node.isArray() ? nameOf(node) : Optional.<String>empty();
        if (name.isEmpty()) {
            leaves.put(path, node);
            return;
        }
        for (var element : node.values()) {
            var place = join(path, element.get(name.get()).stringValue());
            for (var member : element.properties()) {
                if (element.size() == 1 || !member.getKey().equals(name.get())) {
                    collect(join(place, member.getKey()), member.getValue(), leaves);
                }
            }
        }
    }

    /// The member by which every element can be named, if there is one.
    private static Optional<String> nameOf(JsonNode array) {
        return NAMES.stream().filter(name -> isNamedBy(array, name)).findFirst();
    }

    private static boolean isNamedBy(JsonNode array, String name) {
        var seen = new HashSet<String>();
        for (var element : array.values()) {
            var value = element.get(name);
            if (value == null || !value.isString() || !seen.add(value.stringValue())) {
                return false;
            }
        }
        return true;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
