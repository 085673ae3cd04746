package byway.commerce.catalog.console;

import byway.commerce.catalog.api.Catalog;
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

/** What the console shows of packs beside their page. */
@Singleton
class PacksInConsole implements InMenu, SaysDone, Answerable {
  private final Catalog catalog;

  PacksInConsole(Catalog catalog) {
    this.catalog = catalog;
  }

  private static PackMessages words(Locale language) {
    return Languages.words(PackMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.PEOPLE, 40, PackPages.HOME, words(language).title()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of(
        "pack.offer", words(language).doneOffered(),
        "pack.retire", words(language).doneRetired());
  }

  @Override
  public String part() {
    return "catalog";
  }

  @Override
  public Object ask() {
    return catalog.packs();
  }
}
