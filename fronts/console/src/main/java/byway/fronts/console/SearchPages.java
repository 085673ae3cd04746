package byway.fronts.console;

import byway.contracts.access.Access;
import byway.contracts.access.Session;
import byway.contracts.devices.Device;
import byway.contracts.devices.Devices;
import byway.contracts.identity.Identity;
import byway.contracts.identity.Person;
import byway.contracts.identity.PersonKind;
import byway.contracts.orders.Order;
import byway.contracts.orders.Orders;
import byway.contracts.vouchers.Voucher;
import byway.contracts.vouchers.Vouchers;
import byway.fronts.look.HotspotNames;
import byway.fronts.look.Pages;
import byway.kit.calls.CallFailed;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One field finds anything: what was typed says where to look. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/search")
@InContext
class SearchPages {
  private static final int FEW = 10;
  private static final int MOST_PAGES = 5;
  private static final int LONGEST = 100;

  private final Identity identity;
  private final Devices devices;
  private final Access access;
  private final Orders orders;
  private final Vouchers vouchers;
  private final Pages pages;

  SearchPages(
      Identity identity,
      Devices devices,
      Access access,
      Orders orders,
      Vouchers vouchers,
      Pages pages) {
    this.identity = identity;
    this.devices = devices;
    this.access = access;
    this.orders = orders;
    this.vouchers = vouchers;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance search(String query, Found found);
  }

  /** What was found, by kind. */
  public record Found(
      List<Person> customers,
      List<Device> hotspots,
      List<Session> sessions,
      List<Order> orders,
      List<Voucher> vouchers,
      HotspotNames names,
      PeopleNames people) {
    public boolean isNothing() {
      return customers.isEmpty()
          && hotspots.isEmpty()
          && sessions.isEmpty()
          && orders.isEmpty()
          && vouchers.isEmpty();
    }
  }

  @GET
  public Response search(@QueryParam("q") @DefaultValue("") String asked) {
    var query = asked.strip().replace("\0", "");
    query = query.substring(0, Math.min(query.length(), LONGEST));
    return pages.show(Templates.search(query, found(query.toLowerCase(Locale.ROOT))));
  }

  private Found found(String query) {
    var names = HotspotNames.of(devices, null);
    if (query.isEmpty()) {
      return new Found(
          List.of(), List.of(), List.of(), List.of(), List.of(), names, new PeopleNames(Map.of()));
    }
    var id = Words.id(query);
    var sessions =
        Words.isPartOfMac(query) || id.isPresent()
            ? some(() -> matching(at -> access.list(null, Page.MOST, at), session(query)))
            : List.<Session>of();
    var bought = id.map(one -> some(() -> List.of(orders.get(one)))).orElse(List.of());
    return new Found(
        id.map(this::person)
            .orElseGet(() -> some(() -> identity.customers(query, FEW, null).items())),
        some(() -> matching(at -> devices.list(null, Page.MOST, at), hotspot(query))),
        sessions,
        bought,
        id.map(one -> some(() -> List.of(vouchers.voucher(one))))
            .orElseGet(
                () ->
                    Words.isPartOfVoucher(query)
                        ? some(() -> vouchers.beginning(query))
                        : List.of()),
        names,
        PeopleNames.of(identity, sessions, bought));
  }

  private List<Person> person(UUID id) {
    return some(() -> List.of(identity.person(id))).stream()
        .filter(person -> person.kind() == PersonKind.CUSTOMER)
        .toList();
  }

  private static Predicate<Device> hotspot(String query) {
    return hotspot ->
        hotspot.name().toLowerCase(Locale.ROOT).contains(query)
            || hotspot.serial().toLowerCase(Locale.ROOT).contains(query)
            || hotspot.id().toString().equals(query);
  }

  private static Predicate<Session> session(String query) {
    var mac = query.replace('-', ':');
    return session -> session.mac().contains(mac) || session.id().toString().equals(query);
  }

  /** The first few among the newest 500. */
  private static <T> List<T> matching(
      Function<@Nullable String, Page<T>> source, Predicate<T> meant) {
    var found = new ArrayList<T>();
    @Nullable String cursor = null;
    for (int read = 0; read < MOST_PAGES && found.size() < FEW; read++) {
      var page = source.apply(cursor);
      page.items().stream().filter(meant).forEach(found::add);
      cursor = page.next();
      if (cursor == null) {
        break;
      }
    }
    return found.stream().limit(FEW).toList();
  }

  /** A part that does not answer, or knows nothing of it, has found nothing. */
  private static <T> List<T> some(Supplier<List<T>> part) {
    try {
      return part.get();
    } catch (Refusal | CallFailed e) {
      return List.of();
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

    /** At least the three letters that are kept. */
    static boolean isPartOfVoucher(String query) {
      return query.matches("[0-9a-z]{3,4}(-[0-9a-z]{0,4}){0,3}|[0-9a-z]{16}");
    }
  }
}
