package byway.charging.balances.console;

import byway.charging.balances.api.Reviews;
import byway.fronts.web.Pages;
import byway.fronts.web.console.HotspotCard;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** That something is held back and waits for a look, wherever staff are. */
@Singleton
class ReviewsInConsole implements InMenu, SaysDone, HotspotCard, Check, SaysFindings {
  private static final String HELD = "use-held";
  private static final int FEW = 5;
  private static final int MOST = 100;

  private final Reviews reviews;
  private final ReviewLists lists;
  private final Pages pages;

  ReviewsInConsole(Reviews reviews, ReviewLists lists, Pages pages) {
    this.reviews = reviews;
    this.lists = lists;
    this.pages = pages;
  }

  private static BalanceMessages words(Locale language) {
    return Languages.words(BalanceMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(
            Group.NOW, 45, ReviewPages.HOME, words(language).reviews(), "reviews.hotspots"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = words(language);
    return Map.of(
        "use.accept", words.doneAccept(),
        "use.give-back", words.doneGiveBack(),
        "hotspot.links", words.doneLinks());
  }

  @Override
  public ListCard ofHotspot(UUID hotspot) {
    var words = pages.words(BalanceMessages.class);
    var asked = Asked.first(ReviewPages.HOME + "/" + hotspot);
    var list =
        lists.sessions(hotspot, reviews.atHotspot(hotspot), asked).beside().rows(FEW).shown();
    return new ListCard(words.reviews(), 60, list, words.nothingHeldHere(), null);
  }

  @Override
  public String name() {
    return "reviews";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    int hotspots = reviews.hotspots(MOST, null).items().size();
    return hotspots == 0
        ? Finding.good()
        : Finding.warn(
            HELD, "use is held back for a look: " + hotspots, ReviewPages.HOME, hotspots);
  }

  @Override
  public String check() {
    return name();
  }

  @Override
  public String name(Locale language) {
    return words(language).reviews();
  }

  @Override
  public Optional<String> reason(Finding finding, Locale language) {
    return finding.code().equals(HELD)
        ? Optional.of(words(language).useHeld(finding.details().getFirst()))
        : Optional.empty();
  }
}
