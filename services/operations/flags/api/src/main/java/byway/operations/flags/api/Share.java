package byway.operations.flags.api;

/**
 * Some of all, and the same ones each time.
 *
 * @param percent 0 to 100, of those who are told apart by {@code by}
 * @param by the field that is the same for one each time; {@link #USUAL}: the person, else the
 *     session, else by chance; {@link #CHANCE}: by chance each time
 * @param group who gets in is drawn anew for each group; empty for the flag's own key
 */
public record Share(int percent, String by, String group) {
  public static final String USUAL = "default";
  public static final String CHANCE = "random";
  public static final Share ALL = new Share(100, USUAL, "");

  public static Share of(int percent) {
    return new Share(percent, USUAL, "");
  }
}
