package byway.charging.balances;

/** A row is not what was remembered of it; nothing was changed. */
final class StaleMemory extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  StaleMemory(String message) {
    super(message);
  }
}
