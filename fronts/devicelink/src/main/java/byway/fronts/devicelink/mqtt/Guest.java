package byway.fronts.devicelink.mqtt;

/** Who is on a line, once let in: what is done with what it says. Called on the line's thread. */
public interface Guest {
  /** A message that is to be answered once, by {@link Line#answer}. */
  void said(Publish message);

  /** Notes a subscription; {@link Reason#NOT_AUTHORISED} where it may not hear that. */
  Reason subscribe(Wish wish);

  /** The answer to the subscriptions is on its way, and what belongs to them may follow. */
  void subscribed();

  /** Forgets a subscription; {@link Reason#NO_SUBSCRIPTION_EXISTED} where there was none. */
  Reason unsubscribe(String filter);

  /** The line has ended. */
  void left();
}
