package vn.cnnt.reporting.questions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.cnnt.manners.describing.Refuses;

/// A question about figures that can be asked of a run or a release instead of the live ones, and what is refused then.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Refuses(status = "403", when = "A run is asked for by who is neither auditor nor operator")
@Refuses(status = "409", when = "The run that is asked has no figures")
public @interface TakesRun {}
