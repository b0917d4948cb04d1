/// What an officer finds wrong in what is decided waits as a request for an approver, who corrects it or says why not.
///
/// A request is work and no fact: it changes nothing of the register. Accepting it is the very command that corrects
/// the recognition, by the approver's rights.
@NullMarked
package vn.cnnt.registry.correction;

import org.jspecify.annotations.NullMarked;
