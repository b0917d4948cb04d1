/// What an auditor takes away: a run's certificate, the pack with everything that it certifies, and the command that
/// checks a pack without Kafka, MongoDB or the network.
///
/// Digests are SHA-256. What is digested or signed as JSON is in the canonical form of RFC 8785, so that the same
/// content has the same bytes everywhere.
@NullMarked
package vn.cnnt.reporting.audit;

import org.jspecify.annotations.NullMarked;
