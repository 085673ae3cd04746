package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.PhoneNumber;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageLimits;
import byway.people.notifications.api.SendMessage;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What may leave in a day (UTC): of an operator, to one person, to one country. Who has a form that
 * sends messages has robots that press it, for the money or the noise.
 */
@Singleton
final class MessageCaps {
  static final String REFUSED = "refused";
  static final String MAILS = "mails";
  static final String TEXTS = "texts";
  private static final String LIMIT = "message_limit";
  private static final int DAYS_KEPT = 35;

  private final Operators operators;

  MessageCaps(Operators operators) {
    this.operators = operators;
  }

  /** Refuses where no text message goes to this country; to be asked outside of a transaction. */
  void requireCountry(MessageLimits limits, SendMessage message) {
    if (message.channel() != Channel.SMS) {
      return;
    }
    var country = PhoneNumber.country(message.to());
    var allowed = countries(limits);
    if (!allowed.isEmpty() && (country.isEmpty() || !allowed.contains(country.get()))) {
      throw Refusal.invalid("country_not_allowed", "no text messages are sent to this country");
    }
  }

  private List<String> countries(MessageLimits limits) {
    if (!limits.countries().isEmpty()) {
      return limits.countries();
    }
    var tenant = Context.current().tenant();
    var own =
        tenant == null
            ? Optional.<String>empty()
            : Optional.ofNullable(operators.get(tenant).settings().country());
    return own.filter(country -> !country.isEmpty()).stream().toList();
  }

  /** Counts one that is about to leave, or refuses it. */
  static void take(Tx tx, MessageLimits limits, SendMessage message, Instant now) {
    boolean isMail = message.channel() == Channel.EMAIL;
    take(tx, isMail ? MAILS : TEXTS, isMail ? limits.mails() : limits.texts(), now);
    take(
        tx,
        "to:" + hash(message.channel() + ":" + message.to()),
        isMail ? limits.mailsToOne() : limits.textsToOne(),
        now);
    if (!isMail) {
      var country = PhoneNumber.country(message.to()).orElse("??");
      take(tx, "country:" + country, limits.textsToCountry(), now);
    }
  }

  private static void take(Tx tx, String about, int most, Instant now) {
    if (add(tx, about, now) > most) {
      var end = day(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw Refusal.tooMany(LIMIT, "as many messages have left today as may")
          .after((int) (end.getEpochSecond() - now.getEpochSecond()));
    }
  }

  /** One more; how many there are now. */
  static int add(Tx tx, String about, Instant now) {
    return tx.query(
            """
            insert into message_counts (tenant_id, day, about, count)
            values (:tenant, :day, :about, 1)
            on conflict (tenant_id, day, about) do update set count = message_counts.count + 1
            returning count
            """)
        .bind("tenant", Context.tenantId())
        .bind("day", day(now))
        .bind("about", about)
        .mapTo(Integer.class)
        .one();
  }

  static int count(Tx tx, String about, Instant now) {
    return tx.query("select count from message_counts where day = :day and about = :about")
        .bind("day", day(now))
        .bind("about", about)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  static void forget(Tx tx, Instant now) {
    tx.update("delete from message_counts where day < :day")
        .bind("day", day(now).minusDays(DAYS_KEPT))
        .execute();
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private static String hash(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
