/// What the rules refer to: provinces with the days they exist, closed lists, and the values that the law sets and
/// changes (ceilings, validity of certificates, levels that ended), each with its legal reference and the day it
/// holds from.
@NullMarked
package vn.cnnt.registry.reference;

import org.jspecify.annotations.NullMarked;
