package byway.commerce.payments.api;

/** What the processor signs its messages with, {@code whsec_...}. */
public record WebhookSecret(String secret) {
  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }
}
