package byway.charging.balances;

import byway.kit.context.Context;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session of a tenant: batches hold those of many tenants. */
record SessionKey(UUID tenantId, UUID sessionId) {
  /** The order of the database, in which rows are locked. */
  static final Comparator<SessionKey> ORDER =
      Comparator.comparing(SessionKey::tenantId, SessionKey::compare)
          .thenComparing(SessionKey::sessionId, SessionKey::compare);

  /** One of the tenant that is asked for. */
  static SessionKey here(UUID sessionId) {
    return new SessionKey(Context.tenantId(), sessionId);
  }

  /** Written out, and the identifier first: each report looks for several of these in maps. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionKey that
        && sessionId.equals(that.sessionId)
        && tenantId.equals(that.tenantId);
  }

  @Override
  public int hashCode() {
    return sessionId.hashCode();
  }

  static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
