package byway.network.accesspoints.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.words.Languages;
import byway.network.accesspoints.api.AccessPoints;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of access points beside their own pages. */
@Singleton
class AccessPointsInConsole implements InMenu, SaysDone, Answerable {
  private final AccessPoints accessPoints;

  AccessPointsInConsole(AccessPoints accessPoints) {
    this.accessPoints = accessPoints;
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var label = Languages.words(AccessPointMessages.class, language).accessPoints();
    return List.of(new MenuEntry(Group.NOW, 40, AccessPointPages.HOME, label, "accessPoints.find"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = Languages.words(AccessPointMessages.class, language);
    var kept = Languages.words(StaffMessages.class, language).kept();
    return Map.of(
        "access-point.add", words.added(),
        "access-point.change", kept,
        "access-point.proxies", kept,
        "access-point.renew-secret", words.newSecret(),
        "proxy.add", words.added(),
        "proxy.change", kept,
        "proxy.remove", Languages.words(ProxyMessages.class, language).trustedNoMore());
  }

  @Override
  public String part() {
    return "accesspoints";
  }

  @Override
  public Object ask() {
    return accessPoints.list(1, null);
  }
}
