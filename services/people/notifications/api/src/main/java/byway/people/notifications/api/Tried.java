package byway.people.notifications.api;

/** What came of a test message. */
public sealed interface Tried {
  /**
   * It was taken over.
   *
   * @param words the server's own
   */
  record Taken(String words) implements Tried {}

  /**
   * It was not.
   *
   * @param passing whether the same may go well later
   * @param words the server's own, or what kept us from hearing any
   */
  record NotTaken(Fault fault, boolean passing, String words) implements Tried {}

  /** What went wrong, for a sentence that says what to do. */
  enum Fault {
    /** Messages are kept here: no server is set. */
    NOTHING_SET,
    HOST_UNKNOWN,
    /** The host is none of the public internet, and of no network that is open to mail. */
    ADDRESS_REFUSED,
    CONNECT_FAILED,
    TIMED_OUT,
    /** No TLS there, or a certificate that nobody vouches for. */
    TLS_FAILED,
    SIGN_IN_REFUSED,
    SENDER_REFUSED,
    RECIPIENT_REFUSED,
    /** The server refuses it otherwise. */
    REFUSED,
    /** What came back is no answer. */
    ANSWER_BROKEN,
    /** Too much was sent of late; the limits say how much may be. */
    LIMIT_REACHED
  }
}
