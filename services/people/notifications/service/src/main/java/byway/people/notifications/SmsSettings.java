package byway.people.notifications;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import byway.people.notifications.api.SmsGateway.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * The installation's gateway for text messages, for operators that have none of their own.
 *
 * @param gateway none where there is none: text messages are kept
 */
record SmsSettings(Optional<SmsRoute> gateway) {
  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<SmsSettings> {
    @Override
    public Class<SmsSettings> type() {
      return SmsSettings.class;
    }

    @Override
    public SmsSettings read(SettingsReader in) {
      var kind =
          in.oneOf(
              "SMS_KIND",
              "none",
              "what the gateway for text messages speaks: none (they are kept), twilio, generic",
              "none",
              "twilio",
              "generic");
      var address = in.optionalUri("SMS_ADDRESS", "its address, without the path of an account");
      var account = in.text("SMS_ACCOUNT", "", "the account's id there, or the user");
      var secret = in.secret("SMS_SECRET", "the account's secret");
      var from = in.text("SMS_FROM", "", "the number or name that text messages come from");
      var template =
          in.text("SMS_TEMPLATE", "", "for a generic gateway the JSON that is posted to it");
      if (!kind.equals("none") && (address.isEmpty() || secret.isEmpty())) {
        in.problem("BYWAY_SMS_ADDRESS and BYWAY_SMS_SECRET must be set where BYWAY_SMS_KIND is");
      }
      if (kind.equals("generic") && SmsTemplate.fault(template).isPresent()) {
        in.problem("BYWAY_SMS_TEMPLATE " + SmsTemplate.fault(template).get());
      }
      return new SmsSettings(
          address
              .filter(set -> !kind.equals("none"))
              .map(
                  set ->
                      new SmsRoute(
                          Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                          set,
                          account,
                          secret.orElse(""),
                          from,
                          template)));
    }
  }
}
