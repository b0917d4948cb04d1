package vn.cnnt.manners.describing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a type that a controller's method takes what surrounds a command in: who acts, and under which key.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CommandHeaders {
    /// Whether it changes an aggregate: then it names the version that it changes, and is answered with the next one.
    boolean versioned();
}
