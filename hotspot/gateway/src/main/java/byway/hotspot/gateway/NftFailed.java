package byway.hotspot.gateway;

/** The packet filter refused; nothing has changed. */
final class NftFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NftFailed(String message) {
    super(message);
  }
}
