package byway.kit.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Secrets of others that have to be said again one day, such as a mail server's password: hidden
 * under a key of their purpose, and revealed in their place alone.
 */
public final class Sealed {
  private final Keys keys;
  private final String purpose;

  /**
   * @param purpose stable: what was sealed is not opened under another name
   */
  public Sealed(Keys keys, String purpose) {
    this.keys = keys;
    this.purpose = purpose;
  }

  /**
   * @param place where it is good, such as the tenant; not in it
   */
  public byte[] seal(String secret, Object... place) {
    return keys.hide(purpose, secret.getBytes(StandardCharsets.UTF_8), place);
  }

  /** What was sealed; none where that was not here, in another place, or under another secret. */
  public Optional<String> open(byte[] sealed, Object... place) {
    return keys.reveal(purpose, sealed, place)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
