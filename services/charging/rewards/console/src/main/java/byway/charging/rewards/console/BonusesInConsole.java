package byway.charging.rewards.console;

import byway.charging.rewards.api.Rewards;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of bonuses beside their page. */
@Singleton
class BonusesInConsole implements InMenu, SaysDone, Answerable {
  private final Rewards rewards;

  BonusesInConsole(Rewards rewards) {
    this.rewards = rewards;
  }

  private static RewardMessages words(Locale language) {
    return Languages.words(RewardMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.PEOPLE, 20, BonusPages.HOME, words(language).title()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of(BonusPages.DEED, words(language).saved());
  }

  @Override
  public String part() {
    return "rewards";
  }

  @Override
  public Object ask() {
    return rewards.tallies(1);
  }
}
