package byway.kit.incoming;

import byway.kit.values.Refusal;
import java.util.Locale;

/** What a webhook is answered. */
public sealed interface Receipt {

  /** 2xx: the sender need not send it again. */
  record Taken(Outcome outcome) implements Receipt {}

  /**
   * Not taken.
   *
   * @param status 400, 401, 409, 413 or 415 where sending the same again is in vain; 500 or 503
   *     where it is not
   * @param code {@code signature_missing}, {@code malformed} (400), {@code signature_invalid}
   *     (401), {@code event_id_reused} (409), {@code too_large} (413), {@code
   *     unsupported_media_type} (415), {@code failed} (500), {@code try_again} (503), or the one of
   *     whom we asked
   */
  record NotTaken(int status, String code, String detail) implements Receipt {
    public Refusal refusal() {
      return Refusal.of(status, code, detail);
    }
  }

  /** What became of an event that was taken. */
  enum Outcome {
    HANDLED,
    /** It had been taken before. */
    REPEATED,
    /** Its object was seen in a later state. */
    OUTDATED,
    /** It is about nothing of ours. */
    FOREIGN,
    /** Of a kind that nobody asked for. */
    UNKNOWN_KIND,
    /** It failed so often that it is kept here, for people to look at. */
    SET_ASIDE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
