package byway.kit.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as a fact that travels between services.
 *
 * @see Envelope
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Event {
  /** Service, what happened, and the version of its shape: {@code access.session-opened.v1}. */
  String value();
}
