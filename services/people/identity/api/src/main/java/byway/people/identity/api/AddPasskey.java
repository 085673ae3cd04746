package byway.people.identity.api;

/**
 * A passkey that a browser has made.
 *
 * @param origin scheme, host and port of the page, as the person sees them
 * @param response of the browser ({@code RegistrationResponseJSON})
 * @param name to know it by
 */
public record AddPasskey(String origin, String response, String name, CameFrom from) {
  @Override
  public String toString() {
    return "AddPasskey[hidden]";
  }
}
