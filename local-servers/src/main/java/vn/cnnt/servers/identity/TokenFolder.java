package vn.cnnt.servers.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A token of each account in a file of its name, for whoever asks the services by hand, and one that has expired.
///
/// The clock is looked at each minute, and not an hour slept through, because machines sleep, too.
final class TokenFolder implements AutoCloseable {

    static final Duration VALID = Duration.ofHours(8);

    private static final Logger log = LoggerFactory.getLogger(TokenFolder.class);
    private static final Duration RENEWED_AFTER = Duration.ofHours(1);
    static final String EXPIRED = "expired";

    private final Path folder;
    private final Signer signer;
    private final Accounts accounts;
    private final Clock clock;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("token-renewal").factory());
    private Instant written = Instant.MIN;

    TokenFolder(Path folder, Signer signer, Accounts accounts, Clock clock) {
        this.folder = folder;
        this.signer = signer;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Writes all of them and keeps them valid until it is closed.
    void keep() throws IOException {
        renew();
        var _ = renewal.scheduleWithFixedDelay(this::renewInTime, 1, 1, TimeUnit.MINUTES);
    }

    private void renewInTime() {
        try {
            renewIfDue();
        } catch (IOException notWritten) { // seven hours are left to try again
            log.atWarn().setCause(notWritten).addKeyValue("folder", folder).log("tokens not renewed");
        }
    }

    void renewIfDue() throws IOException {
        if (!clock.instant().isBefore(written.plus(RENEWED_AFTER))) {
            renew();
        }
    }

    private void renew() throws IOException {
        var now = clock.instant();
        PrivateFile.makeFolder(folder);
        for (var known : accounts.people()) {
            write(known.account(), known.account().name(), now);
        }
        write(Accounts.SERVICE, Accounts.SERVICE.name(), now);
        var officer = accounts.bearer(Accounts.OFFICER_VN_20);
        if (officer.isPresent()) {
            write(officer.get(), EXPIRED, now.minus(VALID).minus(RENEWED_AFTER));
        }
        written = now;
    }

    private void write(Account account, String file, Instant issuedAt) throws IOException {
        PrivateFile.write(folder.resolve(file), signer.token(account, issuedAt, issuedAt.plus(VALID)));
    }

    @Override
    public void close() {
        renewal.shutdownNow();
    }
}
