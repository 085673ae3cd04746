package byway.fronts.web.lists;

import org.jspecify.annotations.Nullable;

/**
 * What stands in one field of a list.
 *
 * @param text as a person and a CSV file read it
 * @param code whether it is a word of machines, such as the beginning of a code
 * @param href where it leads
 * @param badge the kind of badge it stands in, such as {@code good}
 * @param act what can be done with the row
 */
public record Cell(
    String text,
    boolean code,
    @Nullable String href,
    @Nullable String badge,
    @Nullable RowAct act) {
  public static final Cell NONE = text("");

  public static Cell text(String text) {
    return new Cell(text, false, null, null, null);
  }

  public static Cell code(String text) {
    return new Cell(text, true, null, null, null);
  }

  public static Cell link(String href, String text) {
    return new Cell(text, false, href, null, null);
  }

  public static Cell badge(String kind, String text) {
    return new Cell(text, false, null, kind, null);
  }

  public static Cell act(RowAct act) {
    return new Cell("", false, null, null, act);
  }

  /** The same, as a word of machines. */
  public Cell asCode() {
    return new Cell(text, true, href, badge, act);
  }

  /**
   * What can be done with a row, for a reason.
   *
   * @param name on the button
   * @param address that the form is sent to, with the reason in {@link #REASON}
   * @param ask what the field for the reason is called for those who cannot see
   * @param kind of the button, such as {@code danger}
   * @param call that it comes to, such as {@code access.close}; who may not make it is not offered
   *     it. Empty for what all of the staff may
   */
  public record RowAct(String name, String address, String ask, String kind, String call) {
    public static final String REASON = "one-reason";

    public RowAct(String name, String address, String ask, String kind) {
      this(name, address, ask, kind, "");
    }

    /** What cannot be taken back. */
    public RowAct(String name, String address, String ask) {
      this(name, address, ask, "danger");
    }

    public RowAct calling(String newCall) {
      return new RowAct(name, address, ask, kind, newCall);
    }

    /** What changes nothing where it is done twice. */
    public static RowAct harmless(String name, String address, String ask) {
      return new RowAct(name, address, ask, "second");
    }
  }
}
