package byway.fronts.web.console;

/** What the console's one field finds of a feature. */
public interface Searchable {
  /** Nothing where what was typed cannot be of this feature; a feature that is away has nothing. */
  Found find(Sought sought);
}
