package vn.cnnt.manners.reading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a type that a controller's method takes what surrounds a command in: who acts, under which key, and whether that
/// is meant for real.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CommandHeaders {
    /// Whether it changes an aggregate: then it names the version that it changes, and is answered with the next one.
    boolean versioned();

    /// The parameters of the address that it reads.
    String[] parameters() default {};
}
