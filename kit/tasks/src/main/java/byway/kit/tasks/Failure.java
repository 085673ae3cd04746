package byway.kit.tasks;

import byway.kit.calls.CallFailed;
import byway.kit.platform.NothingPersonal;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;

/**
 * Why an attempt failed, for people.
 *
 * @param code stable
 * @param text without what looks like a person's or a secret
 */
record Failure(String code, String text) {
  private static final int LONGEST = 500;
  private static final String UNFORESEEN = "failed";

  /** Nobody was there to say why. */
  static final Failure PROCESS_ENDED =
      new Failure("process_ended", "the process that did it ended in the middle");

  static Failure of(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> of(refusal.code(), refusal.detail());
      case StoreFailed failed -> of("store_failed", String.valueOf(failed.getMessage()));
      case CallFailed failed -> of("call_failed", String.valueOf(failed.getMessage()));
      case TimeLimit.Passed passed -> of("time_limit", String.valueOf(passed.getMessage()));
      case StoredTask.PayloadInvalid invalid ->
          of("payload_invalid", String.valueOf(invalid.getMessage()));
      default -> of(UNFORESEEN, failure.toString());
    };
  }

  /** Whether it says itself all that there is to know. */
  boolean isExpected() {
    return !code.equals(UNFORESEEN);
  }

  private static Failure of(String code, String text) {
    var clean = NothingPersonal.without(text.replace("\0", ""));
    return new Failure(code, clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean);
  }
}
