/// The manners of the register: how a request is read, so that every bad member of it is named at once, and how
/// answers and problems look. What the actor is called comes from one place, [vn.cnnt.manners.CurrentActor].
@NullMarked
package vn.cnnt.registry.web;

import org.jspecify.annotations.NullMarked;
