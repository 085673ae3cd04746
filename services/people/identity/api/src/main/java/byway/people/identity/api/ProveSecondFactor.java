package byway.people.identity.api;

/** The first code of an app that was just set up: it shows that the app has the secret. */
public record ProveSecondFactor(String code, CameFrom from) {
  @Override
  public String toString() {
    return "ProveSecondFactor[hidden]";
  }
}
