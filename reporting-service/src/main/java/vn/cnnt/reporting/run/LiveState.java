package vn.cnnt.reporting.run;

import java.time.Instant;

/// How the live run is doing.
///
/// @param message empty where all is well
record LiveState(Phase phase, String message, Instant since) {
    enum Phase {
        /// Nothing has been asked of Kafka yet.
        STARTING,
        /// The register has not made its topic yet.
        WAITING,
        /// It follows the log.
        FOLLOWING,
        /// Something doesn't answer; it goes on by itself once it does.
        RETRYING,
        /// The figures are of another definition: served as they stand until a rebuild takes their place.
        OUTDATED,
        /// Someone has to do something.
        STOPPED,
        /// This instance only answers, or is being shut down.
        OFF
    }
}
