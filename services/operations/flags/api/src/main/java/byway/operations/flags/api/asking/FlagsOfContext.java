package byway.operations.flags.api.asking;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.operations.flags.api.Constraint;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the context of the call says it: the operator, and the customer, member of staff or
 * hotspot at work. What the code says besides comes first.
 */
record FlagsOfContext(EvaluationContext said, InstantSource clock) implements Asking {
  private static final String TARGETING_KEY = "targetingKey";
  private static final String KIND = "kind";

  @Override
  public @Nullable String value(String field) {
    return switch (field) {
      case Constraint.PERSON, TARGETING_KEY -> {
        var key = said.getTargetingKey();
        yield key == null || key.isEmpty() ? person() : key;
      }
      case Constraint.TENANT -> tenant();
      case KIND -> Context.isBound() ? Context.current().principal().kind().name() : null;
      default -> text(said.getValue(field));
    };
  }

  private static @Nullable String person() {
    var id = Context.isBound() ? Context.current().principal().id() : null;
    return id == null || Context.current().principal().kind() == Principal.Kind.PLATFORM
        ? null
        : id.toString();
  }

  private static @Nullable String tenant() {
    return Context.isBound() ? Objects.toString(Context.current().tenant(), null) : null;
  }

  static @Nullable String text(@Nullable Value value) {
    if (value == null || value.isNull() || value.isList() || value.isStructure()) {
      return null;
    }
    var object = value.asObject();
    if (object instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString(number.longValue());
    }
    return Objects.toString(object, null);
  }

  @Override
  public Instant at() {
    return clock.instant();
  }
}
