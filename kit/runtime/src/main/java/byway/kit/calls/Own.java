package byway.kit.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An id that, for those who are named, must be their own: a parameter of a call, a member of the
 * record that is sent, or of the one that is answered, which they are not shown if it is another's.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Own {
  Who[] value() default Who.CUSTOMER;
}
