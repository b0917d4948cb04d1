package vn.cnnt.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A file of requests as editors send them (`.http`): `###` between them, `@name = value`, `{{name}}`, and parts of
/// an earlier answer as `{{its name.response.body.$.id}}` or `{{its name.response.headers.ETag}}`. The status each
/// one should have is its comment `# 201`.
final class RequestsFile {
    private static final Pattern STATUS = Pattern.compile("# (\\d{3})");
    private static final Pattern NAME = Pattern.compile("# @name (\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("@(\\w+) *= *(.+)");
    private static final Pattern LINE = Pattern.compile("(GET|POST|PUT|DELETE) (\\S+)");
    private static final Pattern HEADER = Pattern.compile("([\\w-]+): *(.+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern OF_ANSWER =
            Pattern.compile("(\\w+)\\.response\\.(?:body\\.\\$\\.([\\w.]+)|headers\\.([\\w-]+))");

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    /// As it stands in the file, with its placeholders.
    record Request(
            int line,
            String title,
            String name,
            int status,
            String method,
            String url,
            Map<String, String> headers,
            String body) {}

    record Answer(Map<String, String> headers, JsonNode body) {}

    /// @param overriding what replaces the file's own variables
    RequestsFile(List<String> lines, Map<String, String> overriding) {
        var from = 0;
        for (var to = 0; to <= lines.size(); to++) {
            if (to == lines.size() || lines.get(to).startsWith("###")) {
                read(lines.subList(from, to), from + 1);
                from = to;
            }
        }
        variables.putAll(overriding);
    }

    List<Request> requests() {
        return requests;
    }

    void keep(Request request, Answer answer) {
        if (!request.name.isEmpty()) {
            answers.put(request.name, answer);
        }
    }

    /// The text with every placeholder filled in.
    String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String placeholder) {
        var variable = variables.get(placeholder);
        if (variable != null) {
            return filled(variable);
        }
        var of = OF_ANSWER.matcher(placeholder);
        var answer = of.matches() ? answers.get(of.group(1)) : null;
        if (answer == null) {
            throw new AssertionError("nothing is called {{" + placeholder + "}}");
        }
        var value = of.group(2) == null
                ? answer.headers.getOrDefault(of.group(3), "")
                : answer.body.at("/" + of.group(2).replace('.', '/')).asString("");
        if (value.isEmpty()) {
            throw new AssertionError("the answer has no {{" + placeholder + "}}: " + answer);
        }
        return value;
    }

    private void read(List<String> block, int firstLine) {
        var title = "";
        var name = "";
        var status = 0;
        for (var i = 0; i < block.size(); i++) {
            var line = block.get(i);
            var named = NAME.matcher(line);
            var expected = STATUS.matcher(line);
            var variable = VARIABLE.matcher(line);
            var request = LINE.matcher(line);
            if (line.startsWith("###")) {
                title = line.substring(3).strip();
            } else if (named.matches()) {
                name = named.group(1);
            } else if (expected.matches()) {
                status = Integer.parseInt(expected.group(1));
            } else if (variable.matches()) {
                variables.put(variable.group(1), variable.group(2).strip());
            } else if (request.matches()) {
                var headers = new LinkedHashMap<String, String>();
                var next = i + 1;
                for (; next < block.size() && !block.get(next).isBlank(); next++) {
                    var header = HEADER.matcher(block.get(next));
                    if (!header.matches()) {
                        throw new AssertionError("line " + (firstLine + next) + " is no header: " + block.get(next));
                    }
                    headers.put(header.group(1), header.group(2).strip());
                }
                var body = String.join("\n", block.subList(next, block.size())).strip();
                requests.add(new Request(
                        firstLine + i, title, name, status, request.group(1), request.group(2), headers, body));
                return;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new AssertionError("line " + (firstLine + i) + " is not understood: " + line);
            }
        }
    }
}
