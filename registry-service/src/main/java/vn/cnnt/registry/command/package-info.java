/// How a command is carried out, whatever it is about.
///
/// A command ([vn.cnnt.registry.command.Commands]) is one conditional write of one document: the new state, the events
/// in its outbox and, under an `Idempotency-Key`, the answer. What it decides is the subject's; here are the key, the
/// version and the write. Every refusal is a [vn.cnnt.registry.command.Rejection], after which nothing has happened.
@NullMarked
package vn.cnnt.registry.command;

import org.jspecify.annotations.NullMarked;
