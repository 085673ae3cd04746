package byway.fronts.publicapi;

import byway.fronts.web.Visitors;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls, and whether what they sent is all there. */
@Singleton
public final class Callers {
  private final Visitors visitors;

  Callers(Visitors visitors) {
    this.visitors = visitors;
  }

  /** The customer whose token came along; refuses with {@code unauthenticated}. */
  public UUID customer() {
    return visitors
        .current()
        .customer()
        .orElseThrow(
            () -> Refusal.unauthenticated("send the access token of a customer's sign-in"));
  }

  /** The address that this was asked at, without a path. */
  public String origin() {
    return visitors.current().origin();
  }

  /** Refuses with {@code field_missing}. */
  public static <T> T needed(@Nullable T value, String field) {
    if (value == null || value.toString().isBlank()) {
      throw Refusal.invalid("field_missing", field + " is missing");
    }
    return value;
  }

  /** Refuses with {@code field_missing} also where there is no body at all. */
  public static <T> T body(@Nullable T body) {
    if (body == null) {
      throw Refusal.invalid("field_missing", "the body is missing");
    }
    return body;
  }
}
