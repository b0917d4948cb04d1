package vn.cnnt.manners.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What this handler does is on the audit trail: the handler writes it down before it does it
/// ([RequestTrail#record]), and where it is not allowed now, that is written down by itself.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {}
