package byway.fronts.web.console;

import byway.fronts.web.words.ForReader;
import java.util.List;
import java.util.Locale;

/** A card of the overview: how a feature stands. */
public interface OverviewCard {
  /** A feature that is away has none; that it is away is said above. */
  Card card(Locale language, ForReader in);

  /**
   * What the card shows.
   *
   * @param order among the cards of features, the lowest first
   * @param figures large, one a line
   * @param none instead of figures, where there are none
   */
  record Card(String title, int order, List<String> figures, String none, String text) {
    public Card {
      figures = List.copyOf(figures);
    }
  }
}
