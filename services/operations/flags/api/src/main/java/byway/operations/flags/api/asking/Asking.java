package byway.operations.flags.api.asking;

import byway.operations.flags.api.Constraint;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks, as far as rules look at it. */
public interface Asking {
  /** What is known of them by this name; none where nothing is. */
  @Nullable String value(String field);

  /** When. */
  Instant at();

  /** Of these fields. */
  static Asking of(Map<String, String> fields, Instant at) {
    return new Said(Map.copyOf(fields), at);
  }

  /** A person and nothing else. */
  static Asking person(String id, Instant at) {
    return of(Map.of(Constraint.PERSON, id), at);
  }

  /** Fields as they were said. */
  record Said(Map<String, String> fields, Instant at) implements Asking {
    @Override
    public @Nullable String value(String field) {
      return fields.get(field);
    }
  }
}
