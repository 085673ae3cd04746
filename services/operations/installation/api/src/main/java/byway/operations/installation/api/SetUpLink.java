package byway.operations.installation.api;

/**
 * Where an installation is set up.
 *
 * @param address with the token in it
 * @param picture the same as a QR code, for a terminal
 */
public record SetUpLink(String address, String picture) {
  @Override
  public String toString() {
    return "SetUpLink[hidden]";
  }
}
