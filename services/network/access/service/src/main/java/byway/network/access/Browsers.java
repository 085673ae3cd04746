package byway.network.access;

import byway.kit.values.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** What a browser alone has, of which the hash is kept. */
final class Browsers {
  private static final int LEAST = 22;
  private static final int MOST = 200;

  private Browsers() {}

  /** None where there is none. */
  static byte @Nullable [] hash(@Nullable String browser) {
    return browser == null ? null : needed(browser);
  }

  static byte[] needed(String browser) {
    if (browser.length() < LEAST || browser.length() > MOST) {
      throw Refusal.invalid("browser_invalid", "what a browser alone has, of 128 bits at least");
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(browser.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
