package byway.contracts.identity;

/**
 * A proof that came over a network. Bytes are in hexadecimal.
 *
 * @param login an e-mail address
 */
public record NetworkProof(String login, Given given) {
  /** What was given. */
  public sealed interface Given {}

  /** PAP, also within EAP-TTLS: a network key, a password or a one-time code. */
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
