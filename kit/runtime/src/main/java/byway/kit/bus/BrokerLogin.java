package byway.kit.bus;

import byway.kit.secrets.Keys;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How processes get into the broker: as they were told, or with a password that each of them works
 * out, which is another one with each version of the secret.
 */
public final class BrokerLogin {
  private static final String USER = "byway";

  private final Keys keys;
  private final String user;
  private final Optional<String> told;

  /**
   * @param told the password at a broker that somebody else runs
   */
  public BrokerLogin(Keys keys, Optional<String> user, Optional<String> told) {
    this.keys = keys;
    this.user = user.orElse(USER);
    this.told = told;
  }

  /** For a broker of this installation's own. */
  public BrokerLogin(Keys keys) {
    this(keys, Optional.empty(), Optional.empty());
  }

  String user() {
    return user;
  }

  String password() {
    return told.orElseGet(() -> HexFormat.of().formatHex(keys.mac("broker", user)));
  }

  /** All that are good by now. */
  List<String> passwords() {
    return told.map(List::of)
        .orElseGet(
            () -> keys.macs("broker", user).stream().map(HexFormat.of()::formatHex).toList());
  }
}
