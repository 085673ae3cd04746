package byway.people.notifications.api;

/** What became of a message. */
public enum MessageState {
  /** It is offered to the server again later. */
  WAITING,
  /** Nothing leaves by its channel: staff can read it here, and nobody else has it. */
  KEPT,
  /** The server or gateway has taken it over. */
  SENT,
  /** The gateway says that it has arrived. */
  DELIVERED,
  /** It was refused for good, or too often. */
  FAILED,
  /** It was taken over, and came back. */
  BOUNCED
}
