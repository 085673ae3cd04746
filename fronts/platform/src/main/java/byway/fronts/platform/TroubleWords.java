package byway.fronts.platform;

import byway.fronts.web.Pages;
import byway.fronts.web.WebMessages;
import byway.operations.installation.api.Trouble;

/** Why an answer was not taken, as people read it. */
record TroubleWords(SetUpMessages words, Pages pages) {
  private static final int OWNER = 3;

  /** The field of the form; what is at fault with hosts was typed as the place. */
  static String field(int question, Trouble trouble) {
    return switch (trouble.field()) {
      case "hosts" -> "place";
      case "mail" -> "host";
      case "name" -> question == OWNER ? "owner" : "name";
      default -> trouble.field();
    };
  }

  String sentence(int question, Trouble trouble) {
    var said = trouble.detail();
    return switch (trouble.code()) {
      case "place_invalid" -> words.placeInvalid();
      case "name_unknown" -> words.nameUnknown(said);
      case "names_silent" -> words.namesSilent(said);
      case "not_reached" -> words.notReached(said);
      case "scheme_lost" -> words.schemeLost(said);
      case "host_lost" -> words.hostLost(said);
      case "slug_invalid" -> words.slugInvalid();
      case "slug_taken" -> words.slugTaken();
      case "host_taken" -> words.hostTaken();
      case "name_invalid" ->
          question == OWNER ? pages.words(WebMessages.class).nameInvalid() : words.nameInvalid();
      case "currency_invalid", "currency_not_taken" -> words.currencyMissing();
      case "time_zone_invalid" -> words.timeZoneMissing();
      case "country_invalid" -> words.countryMissing();
      case "email_invalid" -> pages.words(WebMessages.class).emailInvalid();
      case "password_too_short" -> pages.words(WebMessages.class).passwordTooShort();
      case "password_too_long" -> pages.words(WebMessages.class).passwordTooLong();
      case "password_too_common" -> pages.words(WebMessages.class).passwordTooCommon();
      case "mail_host_unknown" -> words.mailHostUnknown(said);
      case "mail_address_refused" -> words.mailAddressRefused(said);
      case "mail_connect_failed", "mail_timed_out" -> words.mailSilent(said);
      case "mail_tls_failed" -> words.mailTlsFailed(said);
      case "mail_sign_in_refused" -> words.mailSignInRefused(said);
      case "mail_sender_refused" -> words.mailSenderRefused(said);
      case "key_wrong_kind" -> words.keyWrongKind();
      case "key_refused" -> words.keyRefused(said);
      case "key_not_allowed" -> words.keyNotAllowed(said);
      case "key_unreachable" -> words.keyUnreachable(said);
      default -> trouble.code().startsWith("mail_") ? words.mailRefused(said) : said;
    };
  }
}
