package byway.people.identity.api;

/**
 * What an app needs to give codes (RFC 6238).
 *
 * @param secret in base 32, for typing
 * @param uri the same with names, as QR codes have it
 */
public record SecondFactorSetUp(String secret, String uri) {
  @Override
  public String toString() {
    return "SecondFactorSetUp[hidden]";
  }
}
