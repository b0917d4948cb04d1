package vn.cnnt.registry.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.intake.list.Limits;
import vn.cnnt.registry.intake.list.ListFile;
import vn.cnnt.registry.intake.list.Unreadable;

/// Takes in files that are uploaded: a few at once, and reads them in threads of its own, so that no file, however
/// hard to read, keeps other requests from being answered.
@Component
class Uploads implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    /// Characters; they are kept with the import.
    private static final int MOST_OF_HEADINGS = 500_000;

    private static final String PLACE = Uploads.class.getName();

    private final Limits limits;
    private final Semaphore places;
    private final ExecutorService readers;

    @SuppressWarnings("ThreadPriorityCheck") // a wish only: requests go first where the machine is full
    Uploads(Limits limits, AtOnce atOnce) {
        this.limits = limits;
        this.places = new Semaphore(atOnce.uploads());
        this.readers = Executors.newFixedThreadPool(
                atOnce.readers(),
                Thread.ofPlatform()
                        .name("upload-", 0)
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
    }

    /// A file that is being taken in.
    @FunctionalInterface
    interface Taking<T> {
        T with(Path file) throws Exception;
    }

    /// With room on disk for the file, which is gone afterwards; in the place that the request has already, where a
    /// page brought it.
    ///
    /// @throws Refused where no more are taken in now
    <T> T take(HttpServletRequest request, Taking<T> taking) throws Exception {
        var isInside = request.getAttribute(PLACE) != null;
        if (!isInside) {
            enter(request);
        }
        try {
            var file = Files.createTempFile("upload-", ".list");
            try {
                return taking.with(file);
            } finally {
                Files.delete(file);
            }
        } finally {
            if (!isInside) {
                leave(request);
            }
        }
    }

    /// @throws Refused where no more are taken in now
    void enter(HttpServletRequest request) {
        if (!places.tryAcquire()) {
            throw new Refused(Refusal.overloaded());
        }
        request.setAttribute(PLACE, true);
    }

    void leave(HttpServletRequest request) {
        request.removeAttribute(PLACE);
        places.release();
    }

    /// To its end, so that what can't be read as a whole changes nothing.
    ///
    /// @throws Rejection.Refused where it is no list that can be read
    ListFile.Contents read(Path file, Upload upload) {
        return outside(() -> contents(file, upload));
    }

    private ListFile.Contents contents(Path file, Upload upload) throws IOException {
        var contents = ListFile.understand(file, upload.kind(), upload.columns(), upload.sheet(), limits);
        var headings = contents.sheets().stream()
                .flatMap(of -> of.columns().headings().stream())
                .mapToLong(String::length)
                .sum();
        if (headings > MOST_OF_HEADINGS) {
            throw Unreadable.file("headings-too-long", MOST_OF_HEADINGS);
        }
        return contents;
    }

    /// In a thread of the operating system: those of requests share a few, and reading doesn't give one back.
    private <T> T outside(Callable<T> reading) {
        var result = readers.submit(reading);
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Rejection rejection) {
                throw rejection;
            }
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            if (e.getCause() instanceof Error error && !(error instanceof StackOverflowError)) {
                throw error;
            }
            // whatever a reader says of a file that somebody sent is about the file
            log.atWarn().setCause(e.getCause()).log("an uploaded file can't be read");
            throw Unreadable.file("file-not-readable");
        }
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }
}
