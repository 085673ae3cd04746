package byway.operations.flags;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.operations.flags.api.CountUses.FlagUse;
import byway.operations.flags.api.VariantUse;
import java.time.LocalDate;
import java.util.List;

/** How often what was answered, by the day. */
final class FlagUses {
  static final int KEPT_DAYS = 90;
  private static final int SHOWN_DAYS = 30;
  private static final int MOST_SHOWN = 50;

  private FlagUses() {}

  static void add(Tx tx, List<FlagUse> uses, LocalDate day) {
    var batch =
        tx.batch(
            """
            insert into uses (tenant_id, flag_key, variant, day, times)
            values (:tenant, :key, :variant, :day, :times)
            on conflict (tenant_id, flag_key, variant, day)
              do update set times = uses.times + excluded.times
            """);
    for (var use : uses) {
      batch
          .bind("tenant", Context.tenantId())
          .bind("key", use.key())
          .bind("variant", use.variant())
          .bind("day", day)
          .bind("times", use.times())
          .add();
    }
    batch.execute();
  }

  static List<VariantUse> of(Tx tx, String key, LocalDate today) {
    return tx.query(
            """
            select variant, sum(times)::bigint as times from uses
            where flag_key = :key and day > :since
            group by variant order by times desc, variant limit :most
            """)
        .bind("key", key)
        .bind("since", today.minusDays(SHOWN_DAYS))
        .bind("most", MOST_SHOWN)
        .mapTo(VariantUse.class)
        .list();
  }

  static int forget(Tx tx, LocalDate today, int most) {
    return tx.update(
            """
            delete from uses where (tenant_id, flag_key, variant, day) in (
              select tenant_id, flag_key, variant, day from uses where day < :before limit :most)
            """)
        .bind("before", today.minusDays(KEPT_DAYS))
        .bind("most", most)
        .execute();
  }
}
