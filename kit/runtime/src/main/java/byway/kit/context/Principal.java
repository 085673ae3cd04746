package byway.kit.context;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param id the customer, staff member, device or key; none for the platform and for anonymous
 */
public record Principal(Kind kind, @Nullable UUID id) {
  public static final Principal ANONYMOUS = new Principal(Kind.ANONYMOUS, null);
  public static final Principal PLATFORM = new Principal(Kind.PLATFORM, null);

  /** The kinds of principals. */
  public enum Kind {
    ANONYMOUS,
    CUSTOMER,
    STAFF,
    DEVICE,
    APP,
    PLATFORM
  }

  public static Principal customer(UUID id) {
    return new Principal(Kind.CUSTOMER, id);
  }

  public static Principal staff(UUID id) {
    return new Principal(Kind.STAFF, id);
  }

  public static Principal device(UUID id) {
    return new Principal(Kind.DEVICE, id);
  }

  /** As one header value or log field: {@code KIND} or {@code KIND:id}. */
  public String encode() {
    return id == null ? kind.name() : kind.name() + ":" + id;
  }

  public static Principal decode(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return ANONYMOUS;
    }
    int colon = text.indexOf(':');
    return colon < 0
        ? new Principal(Kind.valueOf(text), null)
        : new Principal(
            Kind.valueOf(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
  }
}
