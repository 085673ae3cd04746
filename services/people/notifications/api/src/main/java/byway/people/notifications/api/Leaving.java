package byway.people.notifications.api;

/** By which channels messages leave the house. By the others they are kept, and nothing is sent. */
public record Leaving(boolean mail, boolean sms) {
  public boolean by(Channel channel) {
    return channel == Channel.EMAIL ? mail : sms;
  }
}
