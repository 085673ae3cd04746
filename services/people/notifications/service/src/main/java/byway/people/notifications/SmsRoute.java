package byway.people.notifications;

import byway.people.notifications.api.SmsGateway.Kind;
import java.net.URI;

/** By which gateway a text message leaves. */
record SmsRoute(
    Kind kind, URI address, String account, String secret, String from, String template) {
  @Override
  public String toString() {
    return "SmsRoute[" + kind + " " + address + "]";
  }
}
