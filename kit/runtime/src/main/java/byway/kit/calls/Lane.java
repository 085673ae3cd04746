package byway.kit.calls;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of a contract that are bounded and broken apart from its others, because they are slow by
 * nature and others must not wait behind them, or because all others depend on them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Lane {
  String value();
}
