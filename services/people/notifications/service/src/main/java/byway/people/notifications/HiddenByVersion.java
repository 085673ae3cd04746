package byway.people.notifications;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is hidden under a version of the secret, and could not be read without it. */
@Singleton
final class HiddenByVersion implements KeptByVersion {
  private static final String ROWS =
      """
      from (select get_byte(password, 0) as key_version from mail_senders where password is not null
        union all select get_byte(secret, 0) from sms_senders where secret is not null
        union all select get_byte(secret, 0) from bounce_secrets
        union all select get_byte(password, 0) from bounce_mailboxes
        union all select get_byte(former, 0) from bounce_secrets where former is not null) k
      """;

  private final NotificationsStore store;
  private final Tenants tenants;

  HiddenByVersion(NotificationsStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "passwords of mail servers and gateways";
  }

  @Override
  public Map<Integer, Long> counts() {
    return AllTenants.counts(tenants, of -> store.across(of, tx -> VersionCount.of(tx, ROWS)));
  }
}
