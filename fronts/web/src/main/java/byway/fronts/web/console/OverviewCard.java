package byway.fronts.web.console;

import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.ForReader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cards of the overview: how a feature stands. */
public interface OverviewCard {
  /** A feature that is away has none; that it is away is said above. */
  List<Card> cards(Locale language, ForReader in);

  /**
   * What the card shows.
   *
   * @param order among the cards of features, the lowest first
   * @param figures large, one a line
   * @param none instead of figures, where there are none
   * @param kind of the figures, such as {@code bad}; empty for most
   * @param link where there is more of it
   */
  record Card(
      String title,
      int order,
      List<String> figures,
      String none,
      String text,
      String kind,
      @Nullable Cell link) {
    public Card {
      figures = List.copyOf(figures);
    }

    /** Figures that are neither good nor bad. */
    public Card(String title, int order, List<String> figures, String none, String text) {
      this(title, order, figures, none, text, "", null);
    }
  }
}
