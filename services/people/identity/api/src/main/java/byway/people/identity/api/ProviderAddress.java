package byway.people.identity.api;

/** Where the browser is sent. */
public record ProviderAddress(String address) {
  @Override
  public String toString() {
    return "ProviderAddress[hidden]";
  }
}
