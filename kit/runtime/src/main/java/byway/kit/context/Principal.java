package byway.kit.context;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param id the customer, staff member, device or key; none for the platform and for anonymous
 * @param role of staff; without one they may nothing
 * @param confirmedAt when this session last proved who it is; none where that is not known
 */
public record Principal(
    Kind kind, @Nullable UUID id, @Nullable StaffRole role, @Nullable Instant confirmedAt) {
  public static final Principal ANONYMOUS = new Principal(Kind.ANONYMOUS, null);
  public static final Principal PLATFORM = new Principal(Kind.PLATFORM, null);

  public Principal(Kind kind, @Nullable UUID id) {
    this(kind, id, null, null);
  }

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

  /** A member of staff in whatever role; without one, a person who has left. */
  public static Principal staff(UUID id, @Nullable StaffRole role) {
    return new Principal(Kind.STAFF, id, role, null);
  }

  public static Principal device(UUID id) {
    return new Principal(Kind.DEVICE, id);
  }

  /** The same, whose session proved at that time who it is. */
  public Principal confirmed(@Nullable Instant at) {
    return new Principal(kind, id, role, at);
  }

  /** As one header value or log field: {@code KIND}, {@code KIND:id} or {@code KIND:id:role}. */
  public String encode() {
    var who = id == null ? kind.name() : kind.name() + ":" + id;
    return role == null ? who : who + ":" + role.word();
  }

  public static Principal decode(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return ANONYMOUS;
    }
    var parts = text.split(":", 3);
    return new Principal(
        Kind.valueOf(parts[0]),
        parts.length < 2 ? null : UUID.fromString(parts[1]),
        parts.length < 3 ? null : StaffRole.called(parts[2]).orElse(null),
        null);
  }
}
