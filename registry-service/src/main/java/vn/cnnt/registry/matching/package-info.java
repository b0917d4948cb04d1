/// Tells whether two spellings are one establishment's name: the same, nearly the same with a score and the words that
/// differ, or another. Pure; where names are kept and looked up is the business of
/// [vn.cnnt.registry.matching.EstablishmentName]'s users, who get keys from it under which near names meet.
@NullMarked
package vn.cnnt.registry.matching;

import org.jspecify.annotations.NullMarked;
