package vn.cnnt.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One who follows the links of a surface wherever they lead, and reads what stands there.
///
/// @param base address of the surface
/// @param pages its own pages; the rest are programs' and the provider's
/// @param ids in a path, which make no page another one
/// @param shaping parameters that make a page another one, beside its path
record Crawl(String base, Pattern pages, Pattern ids, Set<String> shaping) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    /// How many pages of one shape are looked at.
    private static final int OF_ONE_SHAPE = 3;

    /// What was found.
    record Found(Set<String> seen, List<String> faults) {}

    /// @param ways addresses to begin with
    /// @param names words that are of no language here
    /// @param isOffered false of an address that not everybody who is led there is answered
    Found from(
            Collection<String> ways,
            String language,
            String account,
            Collection<String> names,
            Predicate<String> isOffered) {
        var waiting = new ArrayDeque<>(ways);
        var faults = new ArrayList<String>();
        var seen = new TreeSet<String>();
        var shapes = new HashMap<String, Integer>();
        while (!waiting.isEmpty()) {
            var address = waiting.remove();
            if (seen.contains(address) || shapes.merge(shape(address), 1, Integer::sum) > OF_ONE_SHAPE) {
                continue;
            }
            seen.add(address);
            var answer = answer(address, language, account);
            // what is not for this account is offered to none
            if (answer.statusCode() != 200 && answer.statusCode() != 403 && isOffered.test(address)) {
                faults.add(address + " is answered " + answer.statusCode());
            }
            var page = Tongues.page(answer.body());
            var foreign = new ArrayList<>(Tongues.foreign(page, language));
            foreign.removeAll(names);
            if (!foreign.isEmpty()) {
                faults.add(address + " " + language + ": " + String.join(", ", foreign));
            }
            Tongues.links(page).stream()
                    .filter(it -> pages.matcher(it).matches() && !it.contains("format="))
                    .map(it -> it.replaceAll("#.*+", ""))
                    .filter(it -> !said(it).contains("lang=" + (language.equals("vi") ? "en" : "vi")))
                    .map(it -> without(it, "lang=" + language))
                    .forEach(waiting::add);
        }
        return new Found(seen, faults);
    }

    /// Whoever has signed in is called by their name.
    Set<String> names(String account) {
        return account.isEmpty()
                ? Set.of()
                : new TreeSet<>(
                        List.of(answer("/api/v1/me", "vi", account).body().split("[^\\p{L}]+")));
    }

    /// Where the address says the language, the links of its page do, too.
    HttpResponse<String> answer(String address, String language, String account) {
        var inFull = base + address + (address.contains("?") ? "&" : "?") + "lang=" + language;
        var request = HttpRequest.newBuilder(URI.create(address.startsWith("/api/") ? base + address : inFull))
                .header("Accept", address.startsWith("/api/") ? "application/json" : "text/html")
                .header("Accept-Language", language);
        if (!account.isEmpty()) {
            request.header("Authorization", "Bearer " + Stack.get().token(account));
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String shape(String address) {
        var asked = said(address).stream()
                .map(it -> it.split("=", 2)[0])
                .filter(shaping::contains)
                .sorted()
                .collect(Collectors.joining("&"));
        return ids.matcher(path(address)).replaceAll("/_") + "?" + asked;
    }

    private static String without(String address, String parameter) {
        var others = said(address).stream().filter(it -> !it.equals(parameter)).collect(Collectors.joining("&"));
        return path(address) + (others.isEmpty() ? "" : "?" + others);
    }

    private static String path(String address) {
        return address.split("\\?", 2)[0];
    }

    /// The parameters of an address, as they stand in it.
    private static List<String> said(String address) {
        var parts = address.split("\\?", 2);
        return parts.length < 2 ? List.of() : List.of(parts[1].split("&"));
    }
}
