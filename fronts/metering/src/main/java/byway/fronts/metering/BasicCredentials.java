package byway.fronts.metering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who somebody says to be by HTTP Basic (RFC 7617), and the secret that should prove it. */
public record BasicCredentials(String name, String secret) {
  private static final String SCHEME = "Basic ";
  private static final int LONGEST_HEADER = 400;

  /** None where the header {@code Authorization} is missing, too long or of another kind. */
  public static Optional<BasicCredentials> of(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST_HEADER
        || !authorization.startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      var decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()));
      var parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new BasicCredentials(parts[0], parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Takes as long however much of it is right. */
  public boolean prove(String known) {
    return MessageDigest.isEqual(
        known.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "BasicCredentials[" + name + "]";
  }
}
