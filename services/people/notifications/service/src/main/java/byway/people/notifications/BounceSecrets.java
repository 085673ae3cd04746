package byway.people.notifications;

import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.kit.store.Tx;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator's mail service signs with, kept sealed. The one before stays good until the next
 * is made, so that nothing is lost while one follows the other.
 */
@Singleton
final class BounceSecrets {
  static final String PURPOSE = "notifications.bounce-secret";
  private static final int BYTES = 24;

  private final NotificationsStore store;
  private final Sealed sealed;
  private final SecureRandom random = new SecureRandom();

  BounceSecrets(NotificationsStore store, Keys keys) {
    this.store = store;
    this.sealed = new Sealed(keys, PURPOSE);
  }

  private record Row(byte[] secret, byte @Nullable [] former) {}

  private static Optional<Row> find(Tx tx) {
    return tx.query("select secret, former from bounce_secrets")
        .map((row, context) -> new Row(row.getBytes("secret"), row.getBytes("former")))
        .findOne();
  }

  boolean isThere() {
    return store.<Boolean>read(tx -> find(tx).isPresent());
  }

  List<String> known(UUID tenant) {
    var row = store.read(BounceSecrets::find);
    var known = new ArrayList<String>();
    row.flatMap(one -> sealed.open(one.secret(), tenant)).ifPresent(known::add);
    row.map(Row::former)
        .filter(Objects::nonNull)
        .flatMap(former -> sealed.open(former, tenant))
        .ifPresent(known::add);
    return known;
  }

  String renew(UUID tenant, Instant now) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
    var kept = sealed.seal(secret, tenant);
    store.change(
        tx ->
            tx.update(
                    """
                    insert into bounce_secrets (tenant_id, secret, made_at)
                    values (:tenant, :secret, :now)
                    on conflict (tenant_id) do update set former = bounce_secrets.secret,
                      secret = excluded.secret, made_at = excluded.made_at
                    """)
                .bind("tenant", tenant)
                .bind("secret", kept)
                .bind("now", now)
                .execute());
    return secret;
  }
}
