package byway.operations.installation.api;

/**
 * An address that somebody has typed.
 *
 * @param typed a host name or an origin; empty for the one at which the browser is now
 * @param here the origin at which the browser is now
 */
public record AnswerPlace(String token, String typed, String here) {
  @Override
  public String toString() {
    return "AnswerPlace[" + typed + "]";
  }
}
