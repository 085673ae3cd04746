package byway.people.identity;

import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Figure;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.kit.values.EmailAddress;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.PersonKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Brings addresses that were kept before there was one form for each to that form. Where two people
 * would have the same one they are kept apart, as they are, and told to staff: which of them reads
 * it nobody can know here.
 */
@Singleton
final class RefitAddresses implements Worker {
  private static final RecurringTask REFIT =
      RecurringTask.every("refit-addresses", Duration.ofHours(1));

  private static final Logger LOG = Logger.getLogger(RefitAddresses.class);
  private static final int MOST = 500;

  /** Those that stay apart come first each time, and are asked for beside so many others. */
  private static final int MOST_APART = 10_000;

  private final IdentityStore store;
  private final Tenants tenants;

  RefitAddresses(IdentityStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  /** Somebody whose address may have another form. */
  record Old(UUID tenantId, UUID personId, String kind, String email) {}

  @Override
  public Duties duties() {
    return new Duties(store).telling(REFIT, "byway_addresses_apart", this::run);
  }

  private void run(Figure apart) {
    var left = new AtomicInteger();
    int most = MOST + (int) Math.min(MOST_APART, apart.last());
    AllTenants.idsByPage(tenants, of -> left.addAndGet(refit(of, most)));
    apart.tell(left.get());
  }

  private int refit(List<UUID> of, int most) {
    return store.<Integer>across(
        of,
        tx ->
            RefitPhones.refit(tx, most)
                + (int) oldest(tx, most).stream().filter(old -> !isRefitted(tx, old)).count());
  }

  private static List<Old> oldest(Tx tx, int most) {
    return tx.query(
            """
            select tenant_id, person_id, kind, email from people
            where not is_normal and ended_at is null
            order by number limit :most for update skip locked
            """)
        .bind("most", most)
        .mapTo(Old.class)
        .list();
  }

  private static boolean isRefitted(Tx tx, Old old) {
    var normal = EmailAddress.normal(old.email());
    if (normal.isEmpty()) {
      LOG.warnf("the address of %s is nobody's, and is left as it is", old.personId());
      return false;
    }
    var subject = new Subject(Subject.Proof.CODE, PersonKind.valueOf(old.kind()), normal.get());
    Codes.lock(tx, subject.hash());
    boolean isAlone =
        tx.update(
                    """
                    update people set email = :email, is_normal = true
                    where tenant_id = :tenant and person_id = :person and not exists (
                      select 1 from people other
                      where other.tenant_id = :tenant and other.kind = :kind
                        and other.email = :email and other.person_id <> :person
                        and other.ended_at is null)
                    """)
                .bind("email", normal.get())
                .bind("tenant", old.tenantId())
                .bind("person", old.personId())
                .bind("kind", old.kind())
                .execute()
            == 1;
    if (!isAlone) {
      LOG.warnf(
          "%s has the same address as another, written in another way; they are kept apart",
          old.personId());
    }
    return isAlone;
  }
}
