package vn.cnnt.registry.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that imports are read from, in the folder for temporary files. Each is named after the process that has
/// it; those of a process that was killed are deleted by the next one.
final class TemporaryLists {
    private static final Logger log = LoggerFactory.getLogger(TemporaryLists.class);
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Pattern NAMED = Pattern.compile("import-(?:([0-9]{1,10})-([0-9]{1,19})-)?[0-9]{1,20}[.]rows");
    private static final String OWN = "%d-%d"
            .formatted(
                    ProcessHandle.current().pid(),
                    ProcessHandle.current()
                            .info()
                            .startInstant()
                            .map(instant -> instant.toEpochMilli())
                            .orElse(0L));

    private TemporaryLists() {}

    static Path create() throws IOException {
        return Files.createTempFile(FOLDER, "import-" + OWN + "-", ".rows");
    }

    /// Deletes what processes left that are no more.
    static void deleteLeftOnes() {
        try (var files = Files.newDirectoryStream(FOLDER, "import-*.rows")) {
            for (var file : files) {
                if (isLeft(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                    log.atInfo().addKeyValue("file", file.toString()).log("list of a killed process deleted");
                }
            }
        } catch (IOException e) {
            log.atWarn().addKeyValue("folder", FOLDER.toString()).setCause(e).log("lists of killed processes stay");
        }
    }

    /// Also where this process has got the number that the killed one had.
    private static boolean isLeft(String name) {
        var named = NAMED.matcher(name);
        if (!named.matches()) {
            return false;
        }
        var pid = named.group(1);
        if (pid == null) {
            return true;
        }
        var own = OWN.equals(pid + "-" + named.group(2));
        var isOther = Long.parseLong(pid) == ProcessHandle.current().pid();
        return !own && (isOther || ProcessHandle.of(Long.parseLong(pid)).isEmpty());
    }
}
