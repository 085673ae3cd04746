package byway.people.notifications;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.notifications.api.MessageLimits;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What operators have set that may leave. */
final class Limits {
  private static final int MOST = 1_000_000;
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private Limits() {}

  static MessageLimits find(Tx tx) {
    return tx.query("select * from message_limits")
        .map(
            (row, context) ->
                new MessageLimits(
                    row.getInt("mails"),
                    row.getInt("mails_to_one"),
                    row.getInt("texts"),
                    row.getInt("texts_to_one"),
                    row.getInt("texts_to_country"),
                    Arrays.asList((String[]) row.getArray("countries").getArray())))
        .findOne()
        .orElse(MessageLimits.USUAL);
  }

  static void set(Tx tx, UUID tenant, MessageLimits limits) {
    tx.update(
            """
            insert into message_limits (tenant_id, mails, mails_to_one, texts, texts_to_one,
              texts_to_country, countries)
            values (:tenant, :mails, :mailsToOne, :texts, :textsToOne, :textsToCountry, :countries)
            on conflict (tenant_id) do update set mails = excluded.mails,
              mails_to_one = excluded.mails_to_one, texts = excluded.texts,
              texts_to_one = excluded.texts_to_one, texts_to_country = excluded.texts_to_country,
              countries = excluded.countries
            """)
        .bind("tenant", tenant)
        .bind("mails", limits.mails())
        .bind("mailsToOne", limits.mailsToOne())
        .bind("texts", limits.texts())
        .bind("textsToOne", limits.textsToOne())
        .bind("textsToCountry", limits.textsToCountry())
        .bindArray("countries", String.class, limits.countries())
        .execute();
  }

  static void check(MessageLimits limits) {
    int[] numbers = {
      limits.mails(),
      limits.mailsToOne(),
      limits.texts(),
      limits.textsToOne(),
      limits.textsToCountry()
    };
    if (Arrays.stream(numbers).anyMatch(number -> number < 0 || number > MOST)) {
      throw Refusal.invalid("limits_invalid", "a limit is a number from 0 to " + MOST);
    }
    if (limits.countries().size() > COUNTRIES.size()
        || !COUNTRIES.containsAll(limits.countries())) {
      throw Refusal.invalid("limits_invalid", "a country is two capitals, such as NL");
    }
  }
}
