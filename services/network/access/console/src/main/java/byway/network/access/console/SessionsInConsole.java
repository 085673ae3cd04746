package byway.network.access.console;

import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.Found;
import byway.fronts.web.console.HotspotCard;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.OverviewNow;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.Searchable;
import byway.fronts.web.console.Sought;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import byway.kit.values.Page;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the console shows of sessions beside their own page. */
@Singleton
class SessionsInConsole
    implements InMenu, SaysDone, Searchable, Answerable, OverviewNow, CustomerCard, HotspotCard {
  private static final int FEW = 10;
  private static final int LATEST = 8;
  private static final int NEWEST = 5 * Page.MOST;

  private final Access access;
  private final SessionLists lists;
  private final Devices devices;
  private final Identity identity;
  private final Pages pages;

  SessionsInConsole(
      Access access, SessionLists lists, Devices devices, Identity identity, Pages pages) {
    this.access = access;
    this.lists = lists;
    this.devices = devices;
    this.identity = identity;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "access")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance latest(ListCard card);
  }

  private static SessionMessages words(Locale language) {
    return Languages.words(SessionMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.NOW, 60, SessionPages.HOME, words(language).sessions()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of("session.close", words(language).sessionEnded());
  }

  @Override
  public Found find(Sought sought) {
    var words = words(sought.language());
    var isMac = isPartOfMac(sought.text());
    var found =
        sought.id().isPresent()
            ? List.of(access.get(sought.id().get()))
            : isMac ? withMac(sought.text()) : List.<Session>of();
    var hotspots = HotspotNames.of(devices, found.stream().map(Session::deviceId));
    var people = PeopleNames.of(identity, found.stream().map(Session::customerId));
    var staff = Languages.words(StaffMessages.class, sought.language());
    var in = ForReader.of(sought.reader());
    var few =
        Found.of(
            words.sessions(),
            found,
            one ->
                new Found.Hit(
                    Cell.link(
                        ConsoleFrame.HOME + "/customers/" + one.customerId(),
                        Objects.requireNonNullElse(people.name(one.customerId()), staff.guest())),
                    String.join(
                        " · ", one.mac(), hotspots.name(one.deviceId()), in.time(one.openedAt())),
                    SessionLists.state(one, words)));
    return new Found(few.title(), few.hits(), few.hasMore(), isMac ? words.newestSessions() : "");
  }

  static boolean isPartOfMac(String text) {
    return text.matches("[0-9a-f]{2}([:-][0-9a-f]{1,2}){1,5}[:-]?");
  }

  /** Of the newest {@value #NEWEST}, which the page says. */
  private List<Session> withMac(String text) {
    var mac = text.replace('-', ':');
    var found = new ArrayList<Session>();
    @Nullable String cursor = null;
    for (int read = 0; read < NEWEST && found.size() <= FEW; read += Page.MOST) {
      var page = access.list(null, Page.MOST, cursor);
      page.items().stream().filter(session -> session.mac().contains(mac)).forEach(found::add);
      cursor = page.next();
      if (cursor == null) {
        break;
      }
    }
    return found;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public TemplateInstance now(Locale language, ForReader in) {
    var words = words(language);
    var list = lists.latest(language, in, Asked.first(SessionPages.HOME)).rows(LATEST).shown();
    return Templates.latest(
        new ListCard(words.latestSessions(), 10, list, words.noSessions(), null));
  }

  @Override
  public ListCard of(UUID customer) {
    var words = words(pages.language());
    var asked = Asked.first(SessionPages.HOME).about(SessionPages.CUSTOMER, customer);
    var list = lists.all(customer, asked).beside().rows(FEW).shown();
    return new ListCard(words.sessions(), 5, list, words.neverAtHotspot(), null);
  }

  @Override
  public ListCard ofHotspot(UUID hotspot) {
    var words = words(pages.language());
    var list = lists.openAt(hotspot, Asked.first(SessionPages.HOME)).shown();
    return new ListCard(words.openSessions(), 10, list, words.noSessions(), null);
  }

  @Override
  public String part() {
    return "access";
  }

  @Override
  public Object ask() {
    return access.list(null, 1, null);
  }
}
