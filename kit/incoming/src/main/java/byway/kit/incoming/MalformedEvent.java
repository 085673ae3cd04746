package byway.kit.incoming;

/** A body that is signed, and is no event: said by who reads it, answered 400. */
public final class MalformedEvent extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedEvent(String detail) {
    super(detail, null, false, false);
  }
}
