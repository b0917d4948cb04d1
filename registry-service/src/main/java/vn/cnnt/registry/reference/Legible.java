package vn.cnnt.registry.reference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text of one line that its reader sees as it is stored.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
public @interface Legible {
    Holding holding() default Holding.ANYTHING;

    /// What there has to be in it.
    enum Holding {
        ANYTHING,
        /// The text has a letter or a digit, so it says something.
        LETTER_OR_DIGIT,
        /// Someone or something is called by it.
        LETTER
    }
}
