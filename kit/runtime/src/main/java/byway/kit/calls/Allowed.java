package byway.kit.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may make this call of a contract through a front; each call says it, and whoever is not named
 * is refused with {@code not_permitted}. With nobody named it is for the platform alone. Services
 * at work and the platform itself are not asked: which service calls which, their poms say.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
  Who[] value();
}
