/// The rules of a recognition: who may apply, who decides, how long a certificate holds. Pure; the aggregate around
/// it is the enterprise, which keeps its recognitions so that the ladder and the unique key are judged at once.
@NullMarked
package vn.cnnt.registry.recognition;

import org.jspecify.annotations.NullMarked;
