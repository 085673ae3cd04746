package byway.kit.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a call stands in the audit log. Without this mark each call is a change that is written down,
 * but those by GET and those that ask for a part of a list.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Recorded {
  /** What it is to the log. */
  As value();

  /** Whether it is written down too where no person asks for it, and the platform does. */
  boolean ofPlatform() default true;

  /** What a call is to the audit log. */
  enum As {
    /** Nothing that is written down. */
    NOTHING,
    /** Whoever makes it. */
    CHANGE,
    /** The same, also by who is not signed in; what was refused once an hour. */
    SIGN_IN,
    /** Staff read what is personal: one entry a person, call and subject an hour. */
    PERSONAL,
    /** Written down where staff say that they want to see it, as a secret that is shown. */
    SHOWN
  }
}
