package byway.people.notifications.api;

/** A secret of Standard Webhooks, {@code whsec_...}, that is shown once. */
public record BounceSecret(String secret) {
  @Override
  public String toString() {
    return "BounceSecret[hidden]";
  }
}
