package byway.people.identity;

import byway.kit.store.Tx;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings telephone numbers of before to the form in which they are kept now, such as those with the
 * national nought in them. One that another has already, or that is none, stays as it is.
 */
final class RefitPhones {
  private static final Logger LOG = Logger.getLogger(RefitPhones.class);

  private RefitPhones() {}

  /** Somebody whose number may have another form. */
  record Old(UUID tenantId, UUID personId, String kind, String phone) {}

  /** How many are left apart. */
  static int refit(Tx tx, int most) {
    return (int) oldest(tx, most).stream().filter(old -> !isRefitted(tx, old)).count();
  }

  private static List<Old> oldest(Tx tx, int most) {
    return tx.query(
            """
            select tenant_id, person_id, kind, phone from people
            where not phone_is_normal and phone is not null
            order by number limit :most for update skip locked
            """)
        .bind("most", most)
        .mapTo(Old.class)
        .list();
  }

  private static boolean isRefitted(Tx tx, Old old) {
    var normal = Phones.international(old.phone());
    boolean isKept =
        normal != null
            && tx.update(
                        """
                        update people set phone = :phone, phone_is_normal = true
                        where tenant_id = :tenant and person_id = :person and not exists (
                          select 1 from people other
                          where other.tenant_id = :tenant and other.kind = :kind
                            and other.phone = :phone and other.person_id <> :person)
                        """)
                    .bind("phone", normal)
                    .bind("tenant", old.tenantId())
                    .bind("person", old.personId())
                    .bind("kind", old.kind())
                    .execute()
                == 1;
    if (!isKept) {
      LOG.warnf("the telephone number of %s is no number or another's too", old.personId());
    }
    return isKept;
  }
}
