package vn.cnnt.events;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a schema demands of a value, found by walking `$ref`, `allOf`, `properties` and `items`: all our schemas use.
final class RequiredMembers {
    private RequiredMembers() {}

    /// The value without anything that isn't demanded.
    static ObjectNode of(String schema, JsonNode value) {
        return pruned(new Place(schema, Schemas.text(schema)), value);
    }

    /// The JSON pointers of the members demanded, where the object they are demanded in is there.
    static List<String> paths(String schema, JsonNode value) {
        var paths = new ArrayList<String>();
        collect(new Place(schema, Schemas.text(schema)), value, "", paths);
        return paths;
    }

    /// The members that a schema knows, and those it demands.
    static TreeMap<String, Boolean> membersOf(String schema, String pointer) {
        var place = new Place(schema, Schemas.text(schema).at(pointer));
        var required = required(place);
        var members = new TreeMap<String, Boolean>();
        all(place)
                .forEach(part -> part.node
                        .path("properties")
                        .propertyNames()
                        .forEach(name -> members.put(name, required.contains(name))));
        return members;
    }

    private record Place(String file, JsonNode node) {
        Place follow() {
            var reference = node.path("$ref").asString("");
            if (reference.isEmpty()) {
                return this;
            }
            return reference.startsWith("#")
                    ? new Place(file, Schemas.text(file).at(reference.substring(1)))
                    : of(reference.replaceFirst("\\.json$", ""));
        }

        static Place of(String file) {
            return new Place(file, Schemas.text(file));
        }
    }

    private static ObjectNode pruned(Place place, JsonNode value) {
        var kept = JsonMapper.shared().createObjectNode();
        var required = required(place);
        value.properties().forEach(member -> {
            if (required.contains(member.getKey())) {
                var below = property(place, member.getKey());
                var nested = member.getValue().isObject();
                kept.set(member.getKey(), nested ? pruned(below, member.getValue()) : member.getValue());
            }
        });
        return kept;
    }

    private static void collect(Place place, JsonNode value, String path, List<String> paths) {
        required(place).forEach(name -> paths.add(path + "/" + name));
        value.properties().forEach(member -> {
            var below = property(place, member.getKey());
            var here = path + "/" + member.getKey();
            if (member.getValue().isObject()) {
                collect(below, member.getValue(), here, paths);
            }
            if (member.getValue().isArray() && member.getValue().path(0).isObject()) {
                var items = new Place(below.file, below.node.path("items")).follow();
                collect(items, member.getValue().path(0), here + "/0", paths);
            }
        });
    }

    private static Place property(Place place, String name) {
        return all(place).stream()
                .filter(part -> part.node.path("properties").has(name))
                .map(part -> new Place(part.file, part.node.path("properties").path(name)).follow())
                .findFirst()
                .orElse(new Place(place.file, JsonMapper.shared().createObjectNode()));
    }

    private static Set<String> required(Place place) {
        var names = new LinkedHashSet<String>();
        all(place).forEach(part -> part.node.path("required").forEach(name -> names.add(name.asString())));
        return names;
    }

    /// The schema itself and those it is made of.
    private static List<Place> all(Place place) {
        var parts = new ArrayList<Place>();
        var here = place.follow();
        parts.add(here);
        here.node.path("allOf").forEach(part -> parts.addAll(all(new Place(here.file, part))));
        return parts;
    }
}
