package vn.cnnt.manners.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.cnnt.manners.Addresses;
import vn.cnnt.manners.Addresses.Parameter;

/// An address of a page: all state of a page stands in it. Its text can be read: commas and keys such as
/// `VN-24@2025-07-01` stay as they are.
public record Address(String path, List<Parameter> parameters) {
    public Address {
        parameters = List.copyOf(parameters);
    }

    /// A path, or one with its query.
    public static Address of(String text) {
        var parts = text.split("\\?", 2);
        return new Address(parts[0], Addresses.parameters(parts.length < 2 ? null : parts[1]));
    }

    /// The one that was asked for.
    ///
    /// @param without the parameters that are left out
    public static Address of(HttpServletRequest request, Set<String> without) {
        var parameters = new ArrayList<Parameter>();
        request.getParameterMap().forEach((name, values) -> {
            if (!without.contains(name)) {
                for (var value : values) {
                    parameters.add(new Parameter(name, value));
                }
            }
        });
        return new Address(request.getRequestURI(), parameters);
    }

    /// With the parameter in its place, else at the end; without it where there is no value.
    public Address with(String name, @Nullable String value) {
        if (value == null) {
            return without(name);
        }
        var all = new ArrayList<Parameter>();
        var isThere = false;
        for (var parameter : parameters) {
            if (!parameter.name().equals(name)) {
                all.add(parameter);
            } else if (!isThere) {
                all.add(new Parameter(name, value));
                isThere = true;
            }
        }
        if (!isThere) {
            all.add(new Parameter(name, value));
        }
        return new Address(path, all);
    }

    public Address without(String name) {
        return new Address(
                path, parameters.stream().filter(it -> !it.name().equals(name)).toList());
    }

    public Address at(String other) {
        return new Address(other, parameters);
    }

    /// That of one thing below it.
    public Address below(String id) {
        return at(path + "/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8));
    }

    public @Nullable String value(String name) {
        for (var parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(path);
        var separator = '?';
        for (var parameter : parameters) {
            text.append(separator).append(written(parameter.name())).append('=').append(written(parameter.value()));
            separator = '&';
        }
        return text.toString();
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("%40", "@")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }
}
