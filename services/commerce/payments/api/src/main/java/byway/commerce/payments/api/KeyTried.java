package byway.commerce.payments.api;

import org.jspecify.annotations.Nullable;

/** What the processor says of a key. */
public sealed interface KeyTried {
  /**
   * It is good.
   *
   * @param account the processor's id of its account, none where the key may not ask
   * @param name what the processor calls it
   */
  record Good(boolean testMode, @Nullable String account, @Nullable String name)
      implements KeyTried {}

  /**
   * It is not, or nobody could be asked.
   *
   * @param words the processor's own, or what kept us from hearing any
   */
  record Bad(Fault fault, String words) implements KeyTried {}

  /** What is wrong with it, for a sentence that says what to do. */
  enum Fault {
    /** No secret key: one for browsers, a webhook's secret, or something else. */
    WRONG_KIND,
    /** The processor does not know it, or no more. */
    REFUSED,
    /** It may not do what is needed here. */
    NOT_ALLOWED,
    UNREACHABLE
  }
}
