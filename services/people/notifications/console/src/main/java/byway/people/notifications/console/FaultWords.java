package byway.people.notifications.console;

import byway.people.notifications.api.Tried.Fault;

/** What went wrong with a trial, in a sentence that says what to do. */
final class FaultWords {
  private FaultWords() {}

  static String of(Fault fault, NotificationMessages words) {
    return switch (fault) {
      case NOTHING_SET -> words.faultNothingSet();
      case HOST_UNKNOWN -> words.faultHostUnknown();
      case ADDRESS_REFUSED -> words.faultAddressRefused();
      case CONNECT_FAILED -> words.faultConnectFailed();
      case TIMED_OUT -> words.faultTimedOut();
      case TLS_FAILED -> words.faultTlsFailed();
      case SIGN_IN_REFUSED -> words.faultSignInRefused();
      case SENDER_REFUSED -> words.faultSenderRefused();
      case RECIPIENT_REFUSED -> words.faultRecipientRefused();
      case REFUSED -> words.faultRefused();
      case ANSWER_BROKEN -> words.faultAnswerBroken();
      case LIMIT_REACHED -> words.faultLimitReached();
    };
  }
}
