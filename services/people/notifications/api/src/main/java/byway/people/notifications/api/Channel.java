package byway.people.notifications.api;

/** How a message travels. */
public enum Channel {
  EMAIL,
  SMS
}
