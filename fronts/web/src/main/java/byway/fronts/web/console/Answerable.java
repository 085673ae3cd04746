package byway.fronts.web.console;

/** A part of the platform that the page of health asks for something small. */
public interface Answerable {
  /** What the part is called, such as {@code vouchers}. */
  String part();

  /** The answer does not matter; it only has to come. */
  Object ask();
}
