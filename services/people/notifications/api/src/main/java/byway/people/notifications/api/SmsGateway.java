package byway.people.notifications.api;

import java.net.URI;

/**
 * A gateway as it is set, without its secret.
 *
 * @param address of its API, without the path of an account
 * @param account the account's id, or the user
 * @param from a number as E.164, or a name of at most 11 letters and digits
 * @param template for {@code GENERIC} the JSON that is posted, with {@code {to}}, {@code {from}},
 *     {@code {text}} and {@code {key}} inside of its strings; else empty
 */
public record SmsGateway(
    Kind kind, URI address, String account, String from, String template, boolean hasSecret) {
  /** What it speaks. */
  public enum Kind {
    /** {@code /2010-04-01/Accounts/{account}/Messages.json}, as Twilio has it. */
    TWILIO,
    /** JSON to one address, with the secret as bearer token. */
    GENERIC
  }
}
