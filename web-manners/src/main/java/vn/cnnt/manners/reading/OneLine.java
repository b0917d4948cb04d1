package vn.cnnt.manners.reading;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A text without line ends and tabs.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Constraint(validatedBy = OneLine.Without.class)
public @interface OneLine {
    String message() default "not-one-line";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Finds no line end and no tab in it.
    final class Without implements ConstraintValidator<OneLine, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || (text.indexOf('\n') < 0 && text.indexOf('\t') < 0);
        }
    }
}
