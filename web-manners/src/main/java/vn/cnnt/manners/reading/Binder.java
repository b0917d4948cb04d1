package vn.cnnt.manners.reading;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.finding.Pointer;

/// Makes request records of JSON objects and of queries. Everything that is wrong is found: types, bounds, members that
/// nobody knows, then what the validator says of each value and the record's rules of several; never two findings about
/// one fault.
public final class Binder {
    private final Validator validator;
    private final Scalars scalars;

    /// @param clock says which year it is
    public Binder(Validator validator, Collection<TextReader<?>> readers, Collection<TextRule<?>> rules, Clock clock) {
        this.validator = validator;
        this.scalars = new Scalars(readers, rules, clock);
    }

    /// The record that the object is, with everything that is wrong.
    public <T extends Record> Bound<T> body(Class<T> type, ObjectNode object) {
        var findings = new Findings();
        return new Bound<>(record(Shape.of(type), object, "", findings), findings);
    }

    /// The record that the query is.
    ///
    /// @param list the list whose cursor it may name, its address
    public <T extends Record> T query(Class<T> type, Map<String, String[]> given, String list) {
        var shape = Shape.of(type);
        var findings = new Findings();
        var faulty = new HashSet<String>();
        var values = new ArrayList<@Nullable Object>();
        for (var part : shape.parts()) {
            var before = findings.size();
            var value = parameter(part, given.get(part.name()), list, findings);
            if (findings.size() == before) {
                validate(shape, part, value, part.name(), findings);
            }
            if (findings.size() > before) {
                faulty.add(part.name());
            }
            values.add(value);
        }
        refuseUnknown(given, shape.names(), findings);
        var query = shape.make(values.toArray());
        if (query instanceof Checked checked) {
            checked.check(new Checks(findings, "", true, faulty));
        }
        Refused.check(findings);
        return query;
    }

    /// Finds the parameters of an address that nobody reads.
    static void refuseUnknown(Map<String, String[]> given, Set<String> known, Findings findings) {
        var language = given.get(Languages.PARAMETER);
        if (language != null && language.length > 1) {
            findings.error(Languages.PARAMETER, "repeated", language.length);
        } else if (language != null && !Languages.CODES.contains(language[0])) {
            findings.error(Languages.PARAMETER, "not-one-of", Texts.shown(language[0]), Languages.CODES);
        }
        for (var name : given.keySet()) {
            if (!known.contains(name) && !name.equals(Languages.PARAMETER)) {
                findings.error(
                        PersonalId.withheld(Texts.shown(name)),
                        PersonalId.isIn(name) ? PersonalId.IN_TEXT : "unknown-parameter",
                        Texts.shown(name),
                        List.copyOf(known));
            }
        }
    }

    private <T extends Record> T record(Shape<T> shape, ObjectNode object, String at, Findings findings) {
        var record = known(shape, object, at, findings);
        for (var name : object.propertyNames()) {
            if (!shape.names().contains(name)) {
                unknownMember(object, name, at, shape.names(), findings);
            }
        }
        return record;
    }

    /// The members of the object that the record knows.
    private <T extends Record> T known(Shape<T> shape, ObjectNode object, String at, Findings findings) {
        var faulty = new HashSet<String>();
        var values = new ArrayList<@Nullable Object>();
        for (var part : shape.parts()) {
            if (part.raw() == Present.class) {
                values.add(new Present(new HashSet<>(object.propertyNames())));
                continue;
            }
            if (part.isUnwrapped()) {
                values.add(known(part.shape(), object, at, findings));
                continue;
            }
            var pointer = Pointer.to(at, part.name());
            var before = findings.size();
            var value = member(part, object.get(part.name()), pointer, findings);
            if (findings.size() == before) {
                validate(shape, part, value, pointer, findings);
            }
            if (findings.size() > before) {
                faulty.add(part.name());
            }
            values.add(value);
        }
        var record = shape.make(values.toArray());
        if (record instanceof Checked checked) {
            checked.check(new Checks(findings, at, false, faulty));
        }
        return record;
    }

    private @Nullable Object member(Shape.Part part, @Nullable JsonNode node, String pointer, Findings findings) {
        if (node == null) {
            return missing(part);
        }
        if (node.isNull()) {
            if (part.isNotCleared()) {
                findings.error(pointer, "missing");
            }
            return part.raw() == List.class ? List.of() : missing(part);
        }
        var before = findings.size();
        var value = value(part, node, pointer, findings);
        if (value == null && part.isNotCleared() && findings.size() == before) {
            findings.error(pointer, "missing");
        }
        return value == null ? missing(part) : value;
    }

    private @Nullable Object parameter(Shape.Part part, String @Nullable [] given, String list, Findings findings) {
        if (part.raw() == Cursor.class) {
            return cursor(part, given, list, findings);
        }
        if (given == null) {
            return missing(part);
        }
        var element = part.element();
        if (element != null) {
            var values = new ArrayList<Object>();
            for (var text : given) {
                var value = value(element, Scalars.node(element, text), part.name(), findings);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }
        if (given.length > 1) {
            findings.error(part.name(), "repeated", given.length);
            return missing(part);
        }
        var value = given[0].isBlank() ? null : value(part, Scalars.node(part, given[0]), part.name(), findings);
        return value == null ? missing(part) : value;
    }

    private static Cursor cursor(Shape.Part part, String @Nullable [] given, String list, Findings findings) {
        if (given == null || (given.length == 1 && given[0].isEmpty())) {
            return new Cursor(list, null);
        }
        var last = given.length == 1 ? Cursor.read(list, given[0]) : null;
        if (last == null) {
            findings.error(part.name(), "not-a-cursor");
        }
        return new Cursor(list, last);
    }

    /// What a part is that isn't there.
    private static @Nullable Object missing(Shape.Part part) {
        var raw = part.raw();
        var standard = part.standard();
        if (raw == boolean.class) {
            return Boolean.parseBoolean(standard);
        }
        if (Scalars.isWhole(raw) && (standard != null || raw.isPrimitive())) {
            var number = standard == null ? 0 : Long.parseLong(standard);
            return raw == int.class || raw == Integer.class ? (Object) (int) number : (Object) number;
        }
        if (part.isNullable() || part.isMandatory()) {
            return null;
        }
        return raw == List.class ? List.of() : raw == Map.class ? Map.of() : null;
    }

    private @Nullable Object value(Shape.Part part, JsonNode node, String pointer, Findings findings) {
        if (!part.takesPersonalId() && holdsPersonalId(part, node)) {
            findings.error(pointer, PersonalId.IN_TEXT);
            return null;
        }
        var raw = part.raw();
        if (scalars.isOne(raw)) {
            return scalars.read(part, node, pointer, findings);
        }
        if (raw == List.class) {
            return list(part, node, pointer, findings);
        }
        if (raw == Map.class) {
            return map(part, node, pointer, findings);
        }
        if (!raw.isRecord()) {
            throw new IllegalStateException("nobody reads a " + raw);
        }
        if (node instanceof ObjectNode object) {
            return record(part.shape(), object, pointer, findings);
        }
        findings.error(pointer, "not-an-object", Scalars.shown(node));
        return null;
    }

    /// What is in the lists and objects that are expected is looked at when it is read itself.
    private static boolean holdsPersonalId(Shape.Part part, JsonNode node) {
        var isReadLater = node.isArray() ? part.raw() == List.class : node.isObject() && !isText(part.raw());
        return !isReadLater && PersonalId.isIn(node.isString() ? node.stringValue() : node.toString());
    }

    private static boolean isText(Class<?> raw) {
        return raw != Map.class && !raw.isRecord();
    }

    /// Nobody knows the member, so nobody reads what is in it.
    private static void unknownMember(
            ObjectNode object, String name, String at, Collection<String> known, Findings findings) {
        if (PersonalId.isIn(name)) {
            findings.error(at, PersonalId.IN_TEXT);
        } else if (PersonalId.isIn(object.get(name).toString())) {
            findings.error(Pointer.to(at, name), PersonalId.IN_TEXT);
        } else {
            findings.error(Pointer.to(at, name), "unknown-member", Texts.shown(name), List.copyOf(known));
        }
    }

    private @Nullable Object list(Shape.Part part, JsonNode node, String pointer, Findings findings) {
        var element = part.element();
        if (!node.isArray() || element == null) {
            findings.error(pointer, "not-a-list", Scalars.shown(node));
            return null;
        }
        if (node.size() > part.most()) {
            findings.error(pointer, "too-many", node.size(), part.most());
            return null;
        }
        var values = new ArrayList<Object>();
        for (var i = 0; i < node.size(); i++) {
            var at = Pointer.to(pointer, i);
            var given = node.get(i);
            var value = value(element, given, at, findings);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /// An object whose members are named by the constants of an enumeration.
    private @Nullable Object map(Shape.Part part, JsonNode node, String pointer, Findings findings) {
        var element = part.element();
        var key = part.key();
        if (!(node instanceof ObjectNode object) || element == null || key == null) {
            findings.error(pointer, "not-an-object", Scalars.shown(node));
            return null;
        }
        var values = new LinkedHashMap<Object, Object>();
        var names = new ArrayList<String>();
        for (var constant : key.getEnumConstants()) {
            var name = ((Enum<?>) constant).name();
            names.add(name);
            var given = object.get(name);
            var value =
                    given == null || given.isNull() ? null : value(element, given, Pointer.to(pointer, name), findings);
            if (value != null) {
                values.put(constant, value);
            }
        }
        for (var name : object.propertyNames()) {
            if (!names.contains(name)) {
                unknownMember(object, name, pointer, names, findings);
            }
        }
        return values;
    }

    /// What the validator says beyond what was bounded while reading.
    private void validate(Shape<?> shape, Shape.Part part, @Nullable Object value, String pointer, Findings findings) {
        for (var violation : validator.validateValue(shape.type(), part.name(), value)) {
            var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
            if (constraint == Size.class) {
                continue; // bounded while it was read, in characters instead of their halves
            }
            var isMissing = constraint == NotNull.class || constraint == NotBlank.class || constraint == NotEmpty.class;
            if (isMissing) {
                findings.error(pointer, "missing");
                continue;
            }
            var at = pointer;
            for (var step : violation.getPropertyPath()) {
                if (step.getIndex() != null) {
                    at = Pointer.to(at, step.getIndex());
                }
            }
            var invalid = violation.getInvalidValue();
            findings.error(at, violation.getMessage(), Texts.shown(String.valueOf(invalid)));
        }
    }
}
