package byway.kit.context;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about what they are doing. It goes with each call that is made for it, and
 * into the audit log with those that are written down.
 *
 * @param act as people read it, such as {@code hotspot.block}
 * @param subject what it is done to
 * @param isLook whether something is shown, and nothing changed
 * @param by who says so, where the platform acts for them; none where they act themselves
 */
public record Purpose(
    String act, String subject, String reason, boolean isLook, @Nullable Principal by) {
  /** As one header value. */
  public String encode() {
    return String.join(
        ";",
        isLook ? "look" : "act",
        encoded(act),
        encoded(subject),
        encoded(reason),
        by == null ? "" : by.encode());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** None where nothing was said. */
  public static Optional<Purpose> decode(@Nullable String header) {
    var parts = header == null ? new String[0] : header.split(";", -1);
    return parts.length == 5
        ? Optional.of(
            new Purpose(
                decoded(parts[1]),
                decoded(parts[2]),
                decoded(parts[3]),
                parts[0].equals("look"),
                parts[4].isEmpty() ? null : Principal.decode(parts[4])))
        : Optional.empty();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
