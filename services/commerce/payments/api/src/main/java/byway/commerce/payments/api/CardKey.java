package byway.commerce.payments.api;

/** A secret or restricted key of the processor, {@code sk_...} or {@code rk_...}. */
public record CardKey(String key) {
  @Override
  public String toString() {
    return "CardKey[hidden]";
  }
}
