package byway.kit.incoming;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A webhook as it came. The body is the very bytes, since those are what is signed.
 *
 * @param headers by name in whatever case
 */
public record Delivery(Map<String, String> headers, byte[] body) {
  public Delivery {
    var lower = new TreeMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
  }

  /** One that has come as text, which the sender wrote in UTF-8. */
  public static Delivery of(String body, Map<String, String> headers) {
    return new Delivery(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
