package byway.hotspot.agent;

import byway.hotspot.protocol.NewSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a hotspot signs in with. While its secret is being changed there are two, and either may be
 * the one that the platform knows.
 */
public interface Credentials {
  /** None that could be changed. */
  Credentials NONE = of("");

  /** One or two, the newest first. */
  List<String> secrets();

  /** The platform has let the hotspot in with this one; the other is of no use any more. */
  void accepted(String secret);

  /** Whether it is time for a new one. */
  boolean wantsChange(Instant now);

  /**
   * Makes a new secret and keeps it; what to tell the platform. None where it cannot be changed.
   */
  Optional<NewSecret> change();

  /** A secret that was typed in, and stays. */
  static Credentials of(String secret) {
    var only = List.of(secret);
    return new Credentials() {
      @Override
      public List<String> secrets() {
        return only;
      }

      @Override
      public void accepted(String same) {}

      @Override
      public boolean wantsChange(Instant now) {
        return false;
      }

      @Override
      public Optional<NewSecret> change() {
        return Optional.empty();
      }
    };
  }
}
