package byway.operations.tenants.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import byway.kit.context.Context;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of the operator beside its own pages. */
@Singleton
class TenantsInConsole implements InMenu, SaysDone, Answerable {
  private final Tenants tenants;

  TenantsInConsole(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var label = Languages.words(LookMessages.class, language).look();
    return List.of(new MenuEntry(Group.SYSTEM, 60, LookPages.HOME, label, "tenants.revise"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var look = Languages.words(LookMessages.class, language).lookKept();
    return Map.of(
        "operator.look", look,
        "operator.logo", look,
        "operator.logo-remove", look,
        "operator.country", Languages.words(CountryMessages.class, language).saved());
  }

  @Override
  public String part() {
    return "tenants";
  }

  @Override
  public Object ask() {
    return tenants.get(Context.tenantId());
  }
}
