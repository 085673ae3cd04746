package byway.people.identity.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a proof over a network ended. */
public sealed interface NetworkProofResult {
  /** Proven. */
  record Proven(UUID personId, @Nullable MsChap2Answer answer) implements NetworkProofResult {}

  /** Not proven; which part was wrong is not said. */
  record NotProven() implements NetworkProofResult {}

  /** Too many guesses at a password or code; nothing was checked. */
  record Throttled(int retryAfterSeconds) implements NetworkProofResult {}

  /**
   * What proves the server to the client in turn, and the keys of RFC 3079 in hexadecimal.
   *
   * @param authenticator {@code S=} and 40 hexadecimal digits
   */
  record MsChap2Answer(String authenticator, String sendKey, String receiveKey) {
    @Override
    public String toString() {
      return "MsChap2Answer[hidden]";
    }
  }
}
