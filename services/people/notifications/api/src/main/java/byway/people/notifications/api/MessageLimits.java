package byway.people.notifications.api;

import java.util.List;

/**
 * How much of an operator's may leave in a day (UTC). What is over is refused with {@code
 * message_limit}, and a number of another country with {@code country_not_allowed}.
 *
 * @param mails of the operator
 * @param mailsToOne to one address
 * @param texts text messages of the operator
 * @param textsToOne to one number
 * @param textsToCountry to one country
 * @param countries to which text messages go (ISO 3166-1); empty for the operator's own alone, or
 *     every one where it has none
 */
public record MessageLimits(
    int mails,
    int mailsToOne,
    int texts,
    int textsToOne,
    int textsToCountry,
    List<String> countries) {
  public static final MessageLimits USUAL = new MessageLimits(5_000, 20, 500, 10, 200, List.of());

  public MessageLimits {
    countries = List.copyOf(countries);
  }
}
