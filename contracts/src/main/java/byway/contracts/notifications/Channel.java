package byway.contracts.notifications;

/** How a message travels. */
public enum Channel {
  EMAIL,
  SMS
}
