package byway.people.notifications.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * @param secret none for the one that is kept, which is good for the same address and account only
 */
public record SetSmsSender(
    SmsGateway.Kind kind,
    URI address,
    String account,
    String from,
    String template,
    @Nullable String secret) {
  @Override
  public String toString() {
    return "SetSmsSender[" + kind + " " + address + "]";
  }
}
