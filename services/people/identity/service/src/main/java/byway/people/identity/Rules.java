package byway.people.identity;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.identity.api.SignInRules;
import java.util.UUID;

/** What an operator wants of how its staff sign in. */
final class Rules {
  private static final int LONGEST_HOURS = 720;

  private Rules() {}

  static SignInRules find(Tx tx) {
    return tx.query("select staff_second_factor, staff_session_hours from sign_in_rules")
        .mapTo(SignInRules.class)
        .findOne()
        .orElse(SignInRules.USUAL);
  }

  static void keep(Tx tx, UUID tenant, SignInRules rules) {
    if (rules.staffSessionHours() < 1 || rules.staffSessionHours() > LONGEST_HOURS) {
      throw Refusal.invalid("rules_invalid", "a session of staff lasts 1 to 720 hours");
    }
    tx.update(
            """
            insert into sign_in_rules (tenant_id, staff_second_factor, staff_session_hours)
            values (:tenant, :second, :hours)
            on conflict (tenant_id)
              do update set staff_second_factor = :second, staff_session_hours = :hours
            """)
        .bind("tenant", tenant)
        .bind("second", rules.staffSecondFactor())
        .bind("hours", rules.staffSessionHours())
        .execute();
  }
}
