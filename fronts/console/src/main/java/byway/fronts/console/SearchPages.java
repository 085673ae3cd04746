package byway.fronts.console;

import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Found;
import byway.fronts.web.console.Searchable;
import byway.fronts.web.console.Sought;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One field finds anything: what was typed says where to look. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/search")
@InContext
class SearchPages {
  private static final int FEW = 10;
  private static final int NEWEST = 5 * Page.MOST;

  private final Identity identity;
  private final Devices devices;
  private final Access access;
  private final Visitors visitors;
  private final List<Searchable> parts;
  private final Pages pages;

  SearchPages(
      Identity identity,
      Devices devices,
      Access access,
      Visitors visitors,
      @All List<Searchable> parts,
      Pages pages) {
    this.identity = identity;
    this.devices = devices;
    this.access = access;
    this.visitors = visitors;
    this.parts = parts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance search(String query, Finds found, List<Found> parts);
  }

  /**
   * The first of what was found.
   *
   * @param hasMore whether there is more of it
   */
  public record Few<T>(List<T> items, boolean hasMore) {
    private static <T> Few<T> none() {
      return new Few<>(List.of(), false);
    }

    private static <T> Few<T> of(List<T> all) {
      return new Few<>(all.stream().limit(FEW).toList(), all.size() > FEW);
    }

    private static <T> Few<T> of(Page<T> page) {
      return new Few<>(page.items(), page.next() != null);
    }

    public boolean isEmpty() {
      return items.isEmpty();
    }
  }

  /**
   * What was found, by kind.
   *
   * @param looksAtNewest whether of the sessions only the newest were looked through
   */
  public record Finds(
      Few<Person> customers,
      Few<Device> hotspots,
      Few<Session> sessions,
      HotspotNames names,
      PeopleNames people,
      boolean looksAtNewest) {
    public boolean isNothing() {
      return customers.isEmpty() && hotspots.isEmpty() && sessions.isEmpty();
    }
  }

  @GET
  public Response search(@QueryParam("q") @DefaultValue("") String asked) {
    var query = asked.strip().replace("\0", "");
    query = query.substring(0, Math.min(query.length(), Sought.LONGEST));
    var small = query.toLowerCase(Locale.ROOT);
    return pages.show(Templates.search(query, found(small), ofParts(small)));
  }

  /** What features have found that bring their own pages; those that are away found nothing. */
  private List<Found> ofParts(String query) {
    var visitor = visitors.current();
    var sought = new Sought(query, visitor.language(), visitor.reader());
    return query.isEmpty()
        ? List.of()
        : parts.stream()
            .flatMap(part -> ofPart(part, sought).stream())
            .filter(found -> !found.hits().isEmpty())
            .sorted(Comparator.comparing(Found::title))
            .toList();
  }

  private static Optional<Found> ofPart(Searchable part, Sought sought) {
    try {
      return Optional.of(part.find(sought));
    } catch (Refusal | CallFailed e) {
      return Optional.empty();
    }
  }

  private Finds found(String query) {
    if (query.isEmpty()) {
      return new Finds(
          Few.none(),
          Few.none(),
          Few.none(),
          new HotspotNames(Map.of()),
          PeopleNames.of(identity),
          false);
    }
    var id = Words.id(query);
    boolean isMac = Words.isPartOfMac(query);
    var sessions =
        id.map(one -> some(() -> Few.of(List.of(access.get(one)))))
            .orElseGet(() -> isMac ? some(() -> withMac(query)) : Few.none());
    return new Finds(
        id.map(this::person)
            .orElseGet(() -> some(() -> Few.of(identity.customers(query, FEW, null)))),
        some(() -> Few.of(devices.search(query, FEW, null))),
        sessions,
        HotspotNames.of(devices, sessions.items().stream().map(Session::deviceId)),
        PeopleNames.of(identity, sessions.items().stream().map(Session::customerId)),
        isMac);
  }

  private Few<Person> person(UUID id) {
    return some(
        () ->
            Few.of(
                Stream.of(identity.person(id))
                    .filter(person -> person.kind() == PersonKind.CUSTOMER)
                    .toList()));
  }

  /** Of the newest {@value #NEWEST}, which the page says. */
  private Few<Session> withMac(String query) {
    var mac = query.replace('-', ':');
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
    return Few.of(found);
  }

  /** A part that does not answer, or knows nothing of it, has found nothing. */
  private static <T> Few<T> some(Supplier<Few<T>> part) {
    try {
      return part.get();
    } catch (Refusal | CallFailed e) {
      return Few.none();
    }
  }

  /** What a word may be. */
  static final class Words {
    private Words() {}

    static Optional<UUID> id(String query) {
      return query.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
          ? Optional.of(UUID.fromString(query))
          : Optional.empty();
    }

    static boolean isPartOfMac(String query) {
      return query.matches("[0-9a-f]{2}([:-][0-9a-f]{1,2}){1,5}[:-]?");
    }
  }
}
