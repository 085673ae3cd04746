package byway.operations.audit.api;

/**
 * A receiver by POST.
 *
 * @param secret {@code whsec_...}, by which the receiver knows that it is us; said this once
 */
public record WebhookSet(StreamState state, String secret) {
  @Override
  public String toString() {
    return "WebhookSet[state=%s, secret=hidden]".formatted(state);
  }
}
