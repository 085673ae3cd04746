package byway.network.devices.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.Found;
import byway.fronts.web.console.HotspotState;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.OverviewCard;
import byway.fronts.web.console.OverviewNow;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.Searchable;
import byway.fronts.web.console.Sought;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the console shows of hotspots beside their own pages. */
@Singleton
class HotspotsInConsole
    implements InMenu, SaysDone, Searchable, Answerable, OverviewCard, OverviewNow, CustomerCard {
  private static final int FEW = 10;
  private static final int MOST_SHOWN = 12;

  private final Devices devices;
  private final HotspotLists lists;
  private final Pages pages;

  HotspotsInConsole(Devices devices, HotspotLists lists, Pages pages) {
    this.devices = devices;
    this.lists = lists;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "devices")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance now(List<Device> hotspots);
  }

  private static HotspotMessages words(Locale language) {
    return Languages.words(HotspotMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var words = words(language);
    var freePlaces = Languages.words(FreePlaceMessages.class, language).title();
    return List.of(
        new MenuEntry(Group.NOW, 20, MapPages.HOME, words.map()),
        new MenuEntry(Group.NOW, 30, HotspotPages.HOME, words.hotspots()),
        new MenuEntry(Group.NOW, 50, FreePlacePages.HOME, freePlaces));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = words(language);
    var freePlaces = Languages.words(FreePlaceMessages.class, language).saved();
    return Map.of(
        "hotspot.renew-secret", words.secretAsked(),
        "hotspot.transfer", words.transferred(),
        "hotspot.replace", words.replaced(),
        "hotspot.retire", words.retired(),
        "free-places.offer", freePlaces,
        "hotspot.free-places", freePlaces,
        "hotspot.locate", Languages.words(StaffMessages.class, language).kept(),
        "hotspot.block", words.blocked(),
        "hotspot.unblock", words.unblocked());
  }

  @Override
  public Found find(Sought sought) {
    var found = devices.search(sought.text(), FEW, null);
    var staff = Languages.words(StaffMessages.class, sought.language());
    var hits = found.items().stream().map(one -> hit(one, staff)).toList();
    return new Found(words(sought.language()).hotspots(), hits, found.next() != null);
  }

  private static Found.Hit hit(Device one, StaffMessages staff) {
    return new Found.Hit(
        Cell.link(HotspotPages.HOME + "/" + one.id(), one.name()),
        one.serial(),
        HotspotState.of(one, staff));
  }

  @Override
  public List<Card> cards(Locale language, ForReader in) {
    var words = words(language);
    var counts = devices.counts(null);
    return List.of(
        new Card(
            words.hotspots(),
            20,
            List.of(in.number(counts.online()) + " / " + in.number(counts.all())),
            "",
            words.onlineNow(),
            "",
            Cell.link(MapPages.HOME, words.onTheMap())));
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public TemplateInstance now(Locale language, ForReader in) {
    return Templates.now(devices.latest(MOST_SHOWN));
  }

  @Override
  public ListCard of(UUID customer) {
    var asked = Asked.first(HotspotPages.HOME).about(HotspotPages.OWNER, customer);
    var list = lists.all(customer, asked).beside().rows(FEW).shown();
    return new ListCard(words(pages.language()).ownHotspots(), 30, list, "", null);
  }

  @Override
  public String part() {
    return "devices";
  }

  @Override
  public Object ask() {
    return devices.list(null, 1, null);
  }
}
