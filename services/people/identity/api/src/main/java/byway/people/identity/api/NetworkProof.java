package byway.people.identity.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proof that came over a network. Bytes are in hexadecimal.
 *
 * @param login an e-mail address
 * @param passwordAt the access point at which the account's password will do as well, because its
 *     operator has said so; none where it will not
 */
public record NetworkProof(String login, Given given, @Nullable UUID passwordAt) {
  /** By the network key alone. */
  public NetworkProof(String login, Given given) {
    this(login, given, null);
  }

  /** What was given. */
  public sealed interface Given {}

  /** PAP, also within EAP-TTLS: a network key, or a password where that may be. */
  public record Clear(String secret) implements Given {
    @Override
    public String toString() {
      return "Clear[hidden]";
    }
  }

  /** CHAP (RFC 1994): only the network key can answer it. */
  public record Chap(int identifier, String challenge, String response) implements Given {}

  /**
   * MS-CHAPv2 (RFC 2759): only the network key can answer it.
   *
   * @param challenge 16 bytes of the authenticator
   * @param peerChallenge 16 bytes of the peer
   * @param response 24 bytes
   */
  public record MsChap2(int identifier, String challenge, String peerChallenge, String response)
      implements Given {}
}
