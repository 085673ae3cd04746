package byway.fronts.web.console;

/** A list on the overview: the latest of a feature. */
public interface OverviewList {
  /** A feature that is away has none. */
  ListCard latest();
}
