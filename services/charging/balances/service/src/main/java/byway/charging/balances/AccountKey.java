package byway.charging.balances;

import byway.kit.context.Context;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of a tenant, which no session can be taken for. */
record AccountKey(UUID tenantId, UUID accountId) {
  /** The order of the database, in which rows are locked. */
  static final Comparator<AccountKey> ORDER =
      Comparator.comparing(AccountKey::tenantId, SessionKey::compare)
          .thenComparing(AccountKey::accountId, SessionKey::compare);

  /** One of the tenant that is asked for. */
  static AccountKey here(UUID accountId) {
    return new AccountKey(Context.tenantId(), accountId);
  }

  /** Written out, and the identifier first: each report looks for several of these in maps. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountKey that
        && accountId.equals(that.accountId)
        && tenantId.equals(that.tenantId);
  }

  @Override
  public int hashCode() {
    return accountId.hashCode();
  }
}
