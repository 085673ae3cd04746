package byway.charging.balances;

/** A row is not what was remembered of it; nothing was changed. */
final class VersionConflict extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  VersionConflict(String message) {
    super(message);
  }
}
