package vn.cnnt.reporting.run;

import java.time.Instant;

/// How the live run is doing.
///
/// @param message for the log and for probes; empty where all is well
/// @param kept the same in codes, for people; empty where all is well
record LiveState(Phase phase, String message, String kept, Instant since) {
    enum Phase {
        /// Nothing has been asked of Kafka yet.
        STARTING,
        /// The register has not made its topic yet.
        WAITING,
        /// The live run follows the log.
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
