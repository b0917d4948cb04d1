/// Makes the embedded MongoDB durable: a journal in front of H2's MVStore. [JournaledStore] is the one door; only
/// `EmbeddedMongo` comes through it, and with a `mongod` on the machine nobody does.
///
/// **What it is for.** mongo-java-server keeps its documents in MVStore, which by itself commits once a second: what
/// was acknowledged would be lost with a killed process. Committing before each answer writes every page in which
/// anything has changed. So a command's changes are appended to a journal instead, which is forced to the disk for all
/// who wait, and the store is committed now and then, beside the work (`docs/decisions/0036`).
///
/// **What it promises.** The answer to a write goes out after the journal with its changes was forced to the disk: what
/// was acknowledged survives `kill -9` and, as far as the disk keeps its word, the loss of power. A command is there
/// whole or not at all. Reads don't wait: as with MongoDB's own `local` they may show what is not yet safe; a read with
/// `readConcern: majority` waits until all it saw is. A file under updates grows to a few times its contents and stays
/// there. Data of an earlier version opens as it is.
///
/// **What it doesn't.** It has no transactions and no replication, and one process at a time uses a folder.
///
/// The way of a write: `DurableBackend` sees every command and tells reads from writes; `GroupCommit` lets writes to
/// different collections pass side by side and closes its gate for a snapshot; `JournaledMap` notes in `Changes` what
/// the command puts and removes; `Journal` makes it safe. `StoredDocument` and `StoredKey` are how values lie on the
/// disk.
@NullMarked
package vn.cnnt.servers.journal;

import org.jspecify.annotations.NullMarked;
