package vn.cnnt.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The files of the project that people wrote, and what is wrong with what they say about one another.
final class Project {
    private static final Set<String> TEXTS = Set.of(
            "java",
            "md",
            "yaml",
            "yml",
            "xml",
            "properties",
            "http",
            "jte",
            "html",
            "css",
            "js",
            "ts",
            "sh",
            "Dockerfile",
            "run");

    /// What else ends in a dot and some letters may be anything.
    private static final List<String> DOCUMENTS = List.of(".md", ".py", ".adoc");

    private static final Set<String> DECLARE = Set.of("class", "record", "interface", "enum");
    private static final int WIDTH = 120;

    private final Path root;
    private final Set<String> files = new TreeSet<>();
    private final Set<String> folders = new TreeSet<>();

    private Project(Path root) {
        this.root = root;
    }

    /// Reads which files there are; what was built, and what is hidden, aside.
    static Project at(Path root) {
        var project = new Project(root.toAbsolutePath().normalize());
        try {
            Files.walkFileTree(project.root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    var name = String.valueOf(folder.getFileName());
                    if (!folder.equals(project.root)
                            && (isHidden(name) || name.equals("target") || name.equals("node_modules"))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    project.folders.add(project.name(folder));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    project.files.add(project.name(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") && !name.equals(".ci") && !name.equals(".mvn");
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    List<String> pages() {
        return files.stream().filter(file -> file.endsWith(".md")).toList();
    }

    List<String> texts() {
        return files.stream()
                .filter(file ->
                        TEXTS.contains(file.substring(Math.max(file.lastIndexOf('.'), file.lastIndexOf('/')) + 1)))
                .toList();
    }

    List<String> linksOf(String page) {
        return Markdown.of(read(page)).links().stream()
                .map(Markdown.Found::text)
                .toList();
    }

    /// Relative links that lead nowhere, out of the project, or to a heading that isn't there.
    List<String> brokenLinks() {
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            for (var link : Markdown.of(read(page)).links()) {
                var fault = faultOf(page, link.text());
                if (!fault.isEmpty()) {
                    broken.add(page + ":" + link.line() + ": " + link.text() + " " + fault);
                }
            }
        }
        return broken;
    }

    private String faultOf(String page, String link) {
        if (link.contains("://") || link.startsWith("mailto:")) {
            return "";
        }
        var hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var target = path.isEmpty() ? page : resolved(page, path);
        if (target == null || path.startsWith("/")) {
            return "leads out of the project";
        }
        if (!files.contains(target) && !folders.contains(target)) {
            return "leads nowhere";
        }
        if (hash >= 0
                && target.endsWith(".md")
                && !Markdown.of(read(target)).anchors().contains(link.substring(hash + 1))) {
            return "names a heading that isn't there";
        }
        return "";
    }

    /// A path as seen from a file, by its name within the project; null where it leads out of it.
    private @Nullable String resolved(String from, String path) {
        var target = root.resolve(from).resolveSibling(path).normalize();
        return target.startsWith(root) ? name(target) : null;
    }

    /// Documents and scripts that a text names and that are not there: neither from where the text stands, nor from the
    /// root, nor anywhere under the end of the path that it gives.
    List<String> missingDocuments() {
        var missing = new ArrayList<String>();
        for (var file : texts()) {
            var lines = read(file).lines().toList();
            for (var i = 0; i < lines.size(); i++) {
                for (var word : paths(file.endsWith(".java") ? comment(lines.get(i)) : lines.get(i))) {
                    if (DOCUMENTS.stream().anyMatch(word::endsWith) && !isThere(file, word)) {
                        missing.add(file + ":" + (i + 1) + ": " + word);
                    }
                }
            }
        }
        return missing;
    }

    private boolean isThere(String from, String word) {
        var target = resolved(from, word);
        return (target != null && files.contains(target))
                || (!word.startsWith("..") && files.stream().anyMatch(file -> ("/" + file).endsWith("/" + word)));
    }

    /// What a line of Java says to people; empty where it says nothing.
    private static String comment(String line) {
        var begin = line.indexOf("//");
        return begin < 0 || (begin > 0 && line.charAt(begin - 1) == ':') ? "" : line.substring(begin + 2);
    }

    /// What in a line could be a path; no part of an address on the net.
    private static List<String> paths(String line) {
        var paths = new ArrayList<String>();
        var word = new StringBuilder();
        for (var i = 0; i <= line.length(); i++) {
            var here = i < line.length() ? line.charAt(i) : ' ';
            if (Character.isLetterOrDigit(here) || "._-/:".indexOf(here) >= 0) {
                word.append(here);
            } else {
                var path = word.toString();
                while (path.endsWith(".") || path.endsWith(":")) {
                    path = path.substring(0, path.length() - 1);
                }
                if (!path.contains(":") && !path.startsWith(".", path.lastIndexOf('/') + 1)) {
                    paths.add(path.startsWith("/") ? path.substring(1) : path);
                }
                word.setLength(0);
            }
        }
        return paths;
    }

    /// Code spans of a page that begin like a path of the project and name nothing there; what is built aside. `…`
    /// stands for any folders, and a Java file may go without its ending.
    List<String> missingPaths(String page) {
        var missing = new ArrayList<String>();
        for (var span : Markdown.of(read(page)).codeSpans()) {
            var path = span.text().endsWith("/")
                    ? span.text().substring(0, span.text().length() - 1)
                    : span.text();
            var slash = path.indexOf('/');
            var isOurs = slash > 0 && folders.contains(path.substring(0, slash));
            if (isOurs && !path.contains("/target/") && !isPath(path)) {
                missing.add(page + ":" + span.line() + ": " + span.text());
            }
        }
        return missing;
    }

    private boolean isPath(String path) {
        var gap = path.indexOf("…");
        var begin = gap < 0 ? path : path.substring(0, gap);
        var end = gap < 0 ? "" : path.substring(gap + 1);
        return files.stream()
                        .anyMatch(file -> fits(file, begin, end, gap < 0) || fits(file, begin, end + ".java", gap < 0))
                || folders.stream().anyMatch(folder -> fits(folder, begin, end, gap < 0));
    }

    private static boolean fits(String file, String begin, String end, boolean whole) {
        return whole
                ? file.equals(begin + end)
                : file.startsWith(begin) && file.endsWith(end) && file.length() >= begin.length() + end.length() - 1;
    }

    /// Code spans of a page that look like a type of ours and name none.
    ///
    /// @param others words with a capital that are not types of ours
    List<String> missingTypes(String page, Set<String> others) {
        var types = types();
        return Markdown.of(read(page)).codeSpans().stream()
                .filter(span -> looksLikeAType(span.text()))
                .filter(span -> !types.contains(span.text()) && !others.contains(span.text()))
                .map(span -> page + ":" + span.line() + ": " + span.text())
                .toList();
    }

    private static boolean looksLikeAType(String text) {
        return !text.isEmpty()
                && Character.isUpperCase(text.charAt(0))
                && text.chars().allMatch(it -> Character.isLetterOrDigit(it) || it == '.')
                && text.chars().anyMatch(Character::isLowerCase);
    }

    /// Every type that a Java file of the project declares, by its simple name, and with its file's before it.
    private Set<String> types() {
        var types = new HashSet<String>();
        for (var file : files) {
            if (file.endsWith(".java")) {
                var outer = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
                var words = read(file).split("[^A-Za-z0-9_]+");
                for (var i = 1; i < words.length; i++) {
                    if (DECLARE.contains(words[i - 1])) {
                        types.add(words[i]);
                        types.add(outer + "." + words[i]);
                    }
                }
            }
        }
        return types;
    }

    /// Lines of prose that are too long, in pages and in comments. A line that can't be broken, for the address in it,
    /// isn't.
    List<String> longLines() {
        var tooLong = new ArrayList<String>();
        for (var file : texts()) {
            for (var line : prose(file)) {
                if (line.text().length() > WIDTH && !line.text().contains("://")) {
                    tooLong.add(file + ":" + line.line() + ": " + line.text().length());
                }
            }
        }
        return tooLong;
    }

    private List<Markdown.Found> prose(String file) {
        if (file.endsWith(".md")) {
            return Markdown.of(read(file)).prose();
        }
        if (!file.endsWith(".java")) {
            return List.of();
        }
        var comments = new ArrayList<Markdown.Found>();
        var lines = read(file).lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("//")) {
                comments.add(new Markdown.Found(i + 1, lines.get(i)));
            }
        }
        return comments;
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
